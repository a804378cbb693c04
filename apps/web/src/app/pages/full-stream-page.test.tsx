import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ErrorCode, QueueTicket, Stream } from '@footlight/contracts';
import { act, screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aStream, problem, aTakenSeat } from '../../../test/answers.ts';
import { eventConnection } from '../../../test/event-connection.ts';
import { FakeViewerRoom } from '../../../test/fake-viewer-room.ts';
import { holdTime, passTime, timeUntil } from '../../../test/pass-time.ts';
import { server } from '../../../test/server.ts';
import type { ViewerRoomHandlers } from '../../lib/live-room/viewer-room.ts';

let room: FakeViewerRoom | undefined;
jest.unstable_mockModule('../../lib/live-room/load-viewer-room.ts', () => ({
  preloadViewerRoom: async () => undefined,
  loadViewerRoom: async (handlers: ViewerRoomHandlers) => (room = new FakeViewerRoom(handlers)),
}));
const { openApp } = await import('../../../test/render.tsx');

const { id } = aStream();
const expires = '2026-11-23T18:30:00.000Z';

let stream: Stream;
let seats: 'free' | ErrorCode;
let queue: 'open' | ErrorCode;
let requests: string[];
/** Every connection of events that the page opened, the newest last. */
let connections: ReturnType<typeof eventConnection>[];
let hidden: boolean;

const count = (what: string) => requests.filter((one) => one === what).length;
const heading = (name: string | RegExp) => timeUntil(() => screen.getByRole('heading', { name }));
const press = (name: string) =>
  timeUntil(() => screen.getByRole('button', { name })).then((button) => act(async () => button.click()));

function aTicket(differs: Partial<QueueTicket> = {}): QueueTicket {
  return { id: 'que_01JD9M4T5V6W7X8Y9Z0A1B2C3D', position: 3, reserved_until: null, ...differs };
}
const soon = () => new Date(Date.now() + 30_000).toISOString();

/** Sends to the page how the queue is, by the connection that it opened last. */
async function tell(length: number, ticket: QueueTicket | null, seatFree = false) {
  connections.at(-1)?.send('queue', { length, ticket, seat_free: seatFree, join_after_ms: 0 });
  await passTime(50);
}

function hide(value: boolean) {
  hidden = value;
  return act(async () => void document.dispatchEvent(new Event('visibilitychange')));
}

/** Opens the page of a full stream. */
async function openFull() {
  holdTime();
  openApp(`/watch/${id}`);
  await timeUntil(() => screen.getByRole('button', { name: 'Wait in the queue' }));
  await timeUntil(() => expect(connections).toHaveLength(1));
  await greet();
}

/** What every connection begins with. */
async function greet() {
  const change = { state: stream.state, scheduled_for: null, allowed: true, join_after_ms: 0 };
  connections.at(-1)?.send('stream', change);
  await passTime(50);
}

async function openWaiting() {
  await openFull();
  await press('Wait in the queue');
  await heading('You are 3rd in line');
  await timeUntil(() => expect(connections).toHaveLength(2));
  await greet();
  await tell(4, aTicket());
}

async function seePicture() {
  const joined = await timeUntil(() => {
    if (!room?.joins.length) throw new Error('no room');
    return room;
  });
  await act(async () => joined.becomes({ camera: 'on', cameraTrack: 1, sound: 'on' }));
  await timeUntil(() => screen.getByRole('button', { name: 'Pause' }));
}

beforeEach(() => {
  room = undefined;
  [stream, seats, queue] = [aStream({ viewers: 100, queue_length: 3 }), 'stream_full', 'open'];
  [requests, connections, hidden] = [[], [], false];
  jest.spyOn(document, 'visibilityState', 'get').mockImplementation(() => (hidden ? 'hidden' : 'visible'));
  Object.defineProperty(navigator, 'sendBeacon', { configurable: true, value: () => true });
  const asked = (what: string) => void requests.push(what);
  server.use(
    http.get('/v1/streams/:id', () => HttpResponse.json({ stream })),
    http.get('/v1/streams/:id/access', () =>
      HttpResponse.json({ allowed: true, reason: null, remedy: null, starts_at: null }),
    ),
    http.get('/v1/streams/:id/events', () => {
      const connection = eventConnection();
      connections.push(connection);
      return connection.answer();
    }),
    http.get('/v1/streams/:id/messages', () =>
      HttpResponse.json({ data: [], next_cursor: null, chat_seq: 0 }),
    ),
    http.post('/v1/streams/:id/queue', () => {
      asked('queue');
      if (queue !== 'open') return problem(queue);
      return HttpResponse.json({ ticket: aTicket(), length: 4 }, { status: 201 });
    }),
    http.delete('/v1/streams/:id/queue/:ticket', () => {
      asked('leave');
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('/v1/streams/:id/seats', () => {
      asked('seat');
      if (seats !== 'free') return problem(seats);
      return HttpResponse.json(aTakenSeat(expires, 100), { status: 201 });
    }),
  );
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('the page of a full stream', () => {
  test('says how many watch and wait, and from the queue to the video nothing more is pressed', async () => {
    await openFull();
    const main = within(screen.getByRole('main'));
    expect(main.getByText('100 watching, up to 100')).toBeVisible();
    expect(main.getByText(/3 people are waiting\./)).toBeVisible();
    await tell(5, null);
    expect(main.getByText(/5 people are waiting\./)).toBeVisible();

    await press('Wait in the queue');
    await heading('You are 3rd in line');
    await timeUntil(() => expect(connections).toHaveLength(2));
    await greet();
    await tell(2, aTicket({ position: 1 }));
    await heading('You are next in line');
    seats = 'free';
    await tell(1, aTicket({ position: 1, reserved_until: soon() }));
    await seePicture();
    expect(count('queue')).toBe(1);
    expect(count('seat')).toBe(2);
  });

  test('in the queue only the place is read out, and the focus stays in the frame', async () => {
    await openFull();
    const join = screen.getByRole('button', { name: 'Wait in the queue' });
    join.focus();
    await act(async () => join.click());
    const title = await heading('You are 3rd in line');
    // A role within a heading would take its name away.
    expect(within(title).queryByRole('status')).not.toBeInTheDocument();
    expect(title.querySelector('[aria-live=polite]')).toHaveTextContent('You are 3rd in line');
    expect(screen.getByRole('group', { name: 'Video' })).toContainElement(
      document.activeElement as HTMLElement,
    );
  });

  test('the place is given up by a button', async () => {
    await openWaiting();
    await press('Leave the queue');
    await heading('This stream is full');
    expect(count('leave')).toBe(1);
  });

  test('hidden it says in its title whose turn it is, and takes the seat when somebody comes back', async () => {
    await openWaiting();
    await hide(true);
    seats = 'free';
    requests = [];
    await tell(1, aTicket({ position: 1, reserved_until: soon() }));
    await heading('It’s your turn');
    expect(document.title).toMatch(/^Your turn: Toczymy dużą misę/);
    expect(screen.getByText('30 seconds left')).toBeVisible();
    await passTime(12_000);
    expect(screen.getByText('18 seconds left')).toBeVisible();
    expect(count('seat')).toBe(0);
    await hide(false);
    await seePicture();
    expect(document.title).not.toMatch(/Your turn/);
  });

  test('a turn that passed while nobody looked: who comes back waits again, and reads why', async () => {
    await openWaiting();
    await hide(true);
    await tell(1, aTicket({ position: 1, reserved_until: soon() }));
    await passTime(30_000);
    await tell(0, null);
    expect(screen.queryByText('Your turn passed')).not.toBeInTheDocument();
    expect(count('queue')).toBe(1);
    await hide(false);
    await heading('You are 3rd in line');
    expect(screen.getByText(/Your turn passed while this page was hidden/)).toBeVisible();
    expect(count('queue')).toBe(2);
  });

  test('a seat that becomes free is taken as often as the events say so, and nothing is polled', async () => {
    let looks = 0;
    server.use(
      http.get('/v1/streams/:id', () => {
        looks += 1;
        return HttpResponse.json({ stream });
      }),
    );
    await openFull();
    await tell(0, null);
    await passTime(1_000);
    looks = 0;
    // Longer than any pause between two looks, and no longer than a connection may be silent.
    await passTime(30_000);
    expect(looks).toBe(0);
    const before = count('seat');
    await tell(0, null, true);
    await timeUntil(() => expect(count('seat')).toBe(before + 1));
    await heading('This stream is full');
    seats = 'free';
    await tell(0, null, true);
    await seePicture();
  });

  test('hidden it says in its title that a seat is free, and takes it when somebody comes back', async () => {
    await openFull();
    await tell(0, null);
    await hide(true);
    seats = 'free';
    const before = count('seat');
    await tell(0, null, true);
    await timeUntil(() => expect(document.title).toMatch(/^Seat free: Toczymy dużą misę/));
    await passTime(30_000);
    expect(count('seat')).toBe(before);
    await hide(false);
    await seePicture();
    expect(document.title).not.toMatch(/Seat free/);
  });

  test('without events the page looks every few seconds whether a seat is free', async () => {
    await openFull();
    server.use(http.get('/v1/streams/:id/events', () => HttpResponse.error()));
    connections.at(-1)?.end();
    seats = 'free';
    stream = { ...stream, viewers: 99, queue_length: 0 };
    await passTime(10_000);
    await seePicture();
  });

  test('a lost connection says for how long the place is kept', async () => {
    await openWaiting();
    server.use(
      http.get('/v1/streams/:id/events', () => HttpResponse.error()),
      http.post('/v1/streams/:id/queue', () => HttpResponse.error()),
    );
    connections.at(-1)?.end();
    await passTime(4_000);
    await timeUntil(() => screen.getByText(/Your place is kept for three minutes/));
    expect(screen.getByRole('heading', { name: 'You are 3rd in line' })).toBeVisible();
  });

  test.each([
    ['queue_full', 'Too many people are waiting for this stream. Try again later.'],
    ['rate_limited', 'Too many attempts. Try again in a few minutes.'],
    ['internal_error', 'Something failed on the server. Nothing was lost.'],
  ] as const)('a queue that answers %s: why, and the button stays', async (code, sentence) => {
    queue = code;
    await openFull();
    await press('Wait in the queue');
    await timeUntil(() => screen.getByText(sentence));
    expect(screen.getByRole('button', { name: 'Wait in the queue' })).toBeEnabled();
  });

  test('who has a seat in another tab reads so', async () => {
    queue = 'seat_held';
    await openFull();
    await press('Wait in the queue');
    await heading('You are watching in another tab');
  });

  test('a stream that ends while one waits says that it ended', async () => {
    await openWaiting();
    stream = { ...stream, state: 'ended', ended_at: expires };
    const change = { state: 'ended', scheduled_for: null, allowed: false, join_after_ms: 0 };
    connections.at(-1)?.send('stream', change);
    await heading('The stream has ended');
  });

  test('a stream that becomes one for members while one waits says so', async () => {
    await openWaiting();
    server.use(
      http.get('/v1/streams/:id/access', () =>
        HttpResponse.json({
          allowed: false,
          reason: 'membership_required',
          remedy: 'ask_host',
          starts_at: null,
        }),
      ),
    );
    const change = { state: 'live', scheduled_for: null, allowed: false, join_after_ms: 0 };
    connections.at(-1)?.send('stream', change);

    await heading('This stream is for members');
  });
});

describe('notifications', () => {
  const asks = jest.fn<() => Promise<NotificationPermission>>();
  const shown = jest.fn();

  beforeEach(() => {
    class FakeNotification {
      static permission: NotificationPermission = 'default';
      static requestPermission = async () => (FakeNotification.permission = await asks());
      onclick = null;
      constructor(title: string) {
        shown(title);
      }
      close() {}
    }
    Object.defineProperty(globalThis, 'Notification', { configurable: true, value: FakeNotification });
    asks.mockReset().mockResolvedValue('granted');
    shown.mockReset();
  });
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'Notification');
    localStorage.clear();
  });

  test('are asked for by a button only, and come when it is one’s turn', async () => {
    await openWaiting();
    expect(asks).not.toHaveBeenCalled();
    await press('Notify me');
    await timeUntil(() => screen.getByRole('button', { name: 'Notifications are on', pressed: true }));
    await hide(true);
    await tell(1, aTicket({ position: 1, reserved_until: soon() }));
    await passTime(1_000);
    expect(shown).toHaveBeenCalledWith('It’s your turn');
  });

  test('that the browser blocks say so', async () => {
    asks.mockResolvedValue('denied');
    await openWaiting();
    await press('Notify me');
    await timeUntil(() => screen.getByText(/Notifications are blocked/));
    expect(screen.getByRole('button', { name: 'Notify me' })).toBeDisabled();
  });
});
