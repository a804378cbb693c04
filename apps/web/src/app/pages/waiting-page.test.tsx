import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Access, Stream } from '@footlight/contracts';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aStream, problem, aTakenSeat } from '../../../test/answers.ts';
import { eventConnection } from '../../../test/event-connection.ts';
import { FakeViewerRoom } from '../../../test/fake-viewer-room.ts';
import { holdTime, passTime, timeUntil } from '../../../test/pass-time.ts';
import { server } from '../../../test/server.ts';
import type { ViewerRoomHandlers } from '../../lib/live-room/viewer-room.ts';

jest.unstable_mockModule('../../lib/live-room/load-viewer-room.ts', () => ({
  preloadViewerRoom: async () => undefined,
  loadViewerRoom: async (handlers: ViewerRoomHandlers) => new FakeViewerRoom(handlers),
}));
const { openApp } = await import('../../../test/render.tsx');

const { id } = aStream();
const at = '2026-11-23T18:05:00.000Z';
const upcoming = aStream({ state: 'scheduled', started_at: null, viewers: 0, scheduled_for: at });
const notYet: Access = { allowed: false, reason: 'stream_not_live', remedy: 'wait_for_start', starts_at: at };

let stream: Stream;
let access: Access;
let seats: 'free' | 'stream_not_live' | 'stream_full' | 'membership_required';
/** What the page asked for, without what only opens it. */
let requests: string[];
let events: ReturnType<typeof eventConnection>;

const count = (what: string) => requests.filter((one) => one === what).length;
const change = (part: object = {}) => ({
  state: 'scheduled',
  scheduled_for: at,
  allowed: false,
  join_after_ms: 0,
  ...part,
});

/** Opens the page of a stream that events come of, and lets the requests of the opening pass. */
async function openWaiting() {
  holdTime();
  openApp(`/watch/${id}`);
  await timeUntil(() => expect(count('events')).toBe(1));
  events.send('stream', change({ state: stream.state, allowed: seats === 'stream_full' }));
  await passTime(1_000);
  requests = [];
}

beforeEach(() => {
  [stream, access, seats, requests, events] = [upcoming, notYet, 'stream_not_live', [], eventConnection()];
  Object.defineProperty(navigator, 'sendBeacon', { configurable: true, value: () => true });
  const asked = (what: string) => void requests.push(what);
  server.use(
    http.get('/v1/streams/:id', () => (asked('stream'), HttpResponse.json({ stream }))),
    http.get('/v1/streams/:id/access', () => (asked('access'), HttpResponse.json(access))),
    http.get('/v1/streams/:id/events', () => (asked('events'), events.answer())),
    http.get('/v1/streams/:id/messages', () =>
      HttpResponse.json({ data: [], next_cursor: null, chat_seq: 0 }),
    ),
    http.post('/v1/streams/:id/seats', () => {
      asked('seat');
      if (seats !== 'free') return problem(seats);
      return HttpResponse.json(aTakenSeat(at, 1), { status: 201 });
    }),
  );
});
afterEach(() => void jest.useRealTimers());

describe('a page that waits for a stream', () => {
  test('asks for nothing while events come, and polls when they stay away', async () => {
    await openWaiting();
    for (let round = 0; round < 6; round += 1) {
      events.write(': \n\n');
      await passTime(20_000);
    }
    expect(requests).toEqual([]);
    server.use(http.get('/v1/streams/:id/events', () => problem('internal_error')));
    events.end();
    for (let second = 0; second < 12; second += 1) await passTime(1_000);
    expect(count('stream')).toBe(2);
  });

  test('takes a seat when the server’s join_after_ms are over, and not before', async () => {
    await openWaiting();
    [stream, seats] = [aStream(), 'free'];
    events.send('stream', change({ state: 'live', allowed: true, join_after_ms: 4_000 }));
    await passTime(3_900);
    expect(requests).toEqual([]);
    await passTime(200);
    await timeUntil(() => expect(count('seat')).toBe(1));
  });

  test('shows a new date as soon as an event says it, without asking', async () => {
    await openWaiting();
    events.send('stream', change({ scheduled_for: '2026-11-24T20:24:09.000Z' }));
    await timeUntil(() => screen.getByText(/tomorrow at/));
    expect(requests).toEqual([]);
  });

  test('of one who may not watch joins when that changes', async () => {
    [stream, seats] = [aStream({ visibility: 'members_only', viewers: null }), 'membership_required'];
    access = { allowed: false, reason: 'membership_required', remedy: 'ask_host', starts_at: null };
    await openWaiting();
    await timeUntil(() => screen.getByRole('heading', { name: 'This stream is for members' }));
    await passTime(35_000);
    expect(requests).toEqual([]);
    seats = 'free';
    events.send('stream', change({ state: 'live', allowed: true }));
    await timeUntil(() => expect(count('seat')).toBe(1));
  });

  test('asks why when an event says the same again, and shows the answer', async () => {
    await openWaiting();
    stream = { ...upcoming, visibility: 'members_only', viewers: null, viewer_limit: null };
    access = { allowed: false, reason: 'sign_in_required', remedy: 'sign_in', starts_at: null };
    events.send('stream', change());
    await timeUntil(() => screen.getByRole('heading', { name: 'This stream is for members' }));
    expect(count('access')).toBe(1);
  });

  test('learns that the stream is gone', async () => {
    await openWaiting();
    server.use(
      http.get('/v1/streams/:id', () => problem('not_found')),
      http.get('/v1/streams/:id/events', () => problem('not_found')),
    );
    events.send('gone', {});
    events.end();
    await timeUntil(() => screen.getByRole('heading', { name: 'This stream isn’t available' }));
  });

  test('of a full stream keeps its events, asks for nothing meanwhile, and takes a seat that becomes free', async () => {
    [stream, seats] = [aStream({ viewers: 100 }), 'stream_full'];
    await openWaiting();
    await timeUntil(() => screen.getByRole('heading', { name: 'This stream is full' }));
    await passTime(20_000);
    expect(count('stream') + count('seat') + count('events')).toBe(0);
    [stream, seats] = [aStream({ viewers: 99 }), 'free'];
    events.send('queue', { length: 0, ticket: null, seat_free: true, join_after_ms: 0 });
    await timeUntil(() => expect(count('seat')).toBe(1));
  });
});
