import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { eventually } from '../../../test/eventually.ts';
import { useLiveKitProxy } from '../../../test/livekit-proxy.ts';
import { type SeatAnswer, expectStatus, liveStream, newGuest, takeSeat } from '../../../test/people.ts';
import { joinRoom } from '../../../test/room.ts';
import { Browser, type TestApp, useApp } from '../../../test/test-app.ts';
import { reconcileStreams } from '../streams/index.ts';

const settings: Record<string, string> = { GRACE_SECONDS: '3600', PLANS: '{"pro":{"viewers":1}}' };
const livekit = useLiveKitProxy(settings);
const proxied = useApp(settings);
/** Without the proxy, which passes no websockets on. */
const app = useApp({ ...settings });
afterEach(() => {
  livekit().intercept = () => undefined;
});

/** Milliseconds between two heartbeats. */
const heartbeatMs = 30_000;

const heartbeat = (on: TestApp, streamId: string, { seat }: SeatAnswer, browser: Browser) =>
  on.send('PATCH', `/v1/streams/${streamId}/seats/${seat.id}`, { browser });

/** Lets time pass with heartbeats, whatever they answer, and lists the room after each. */
async function pass(on: TestApp, ms: number, beat: () => Promise<unknown>): Promise<void> {
  for (let passed = 0; passed < ms; passed += heartbeatMs) {
    on.clock.advance(Math.min(heartbeatMs, ms - passed));
    await beat();
    await reconcileStreams(on.context);
  }
}

async function seatOf(on: TestApp, seatId: string) {
  const { releasedReason, absentSince } = await on.context.db.seat.findUniqueOrThrow({
    where: { id: seatId },
  });
  return { releasedReason, absent: absentSince !== null };
}

describe('somebody who holds a seat and is not in the room', () => {
  it('keeps it for as long as a lease, and no longer, however many heartbeats come', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const taken = await takeSeat(app(), stream.id, browser);
    const beat = () => heartbeat(app(), stream.id, taken, browser);
    await pass(app(), 89_000, beat);
    expect(await seatOf(app(), taken.seat.id)).toEqual({ releasedReason: null, absent: true });
    await pass(app(), 2_000, beat);
    expect(await seatOf(app(), taken.seat.id)).toMatchObject({ releasedReason: 'absent' });
    expect(await beat()).toMatchObject({ status: 410, body: { code: 'seat_ended' } });
  });

  it('does not keep it by taking it once more, and the first in the queue gets it', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const taken = await takeSeat(app(), stream.id, browser);
    const waiting = await newGuest(app());
    const queueUrl = `/v1/streams/${stream.id}/queue`;
    expectStatus(await app().send('POST', queueUrl, { browser: waiting.browser }), 201);
    await pass(app(), 89_000, () => takeSeat(app(), stream.id, browser));
    app().clock.advance(2_000);
    await reconcileStreams(app().context);
    expect(await seatOf(app(), taken.seat.id)).toMatchObject({ releasedReason: 'absent' });
    const refused = await app().send('POST', `/v1/streams/${stream.id}/seats`, { browser });
    expect(refused).toMatchObject({ status: 409, body: { code: 'stream_full' } });
    expect((await takeSeat(app(), stream.id, waiting.browser)).seat.id).not.toBe(taken.seat.id);
  });

  it('keeps it for as long as a lease after leaving the room', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const viewer = await joinRoom(app(), stream, undefined, browser);
    const seat = await app().context.db.seat.findFirstOrThrow({ where: { streamId: stream.id } });
    const beat = () => app().send('PATCH', `/v1/streams/${stream.id}/seats/${seat.id}`, { browser });
    await pass(app(), 180_000, beat);
    expect(await seatOf(app(), seat.id)).toEqual({ releasedReason: null, absent: false });

    await viewer.leave();
    await eventually(async () => expect(await app().context.livekit.listParticipants(stream.id)).toEqual([]));
    app().clock.advance(3_000);
    await reconcileStreams(app().context);
    await pass(app(), 89_000, beat);
    expect(await seatOf(app(), seat.id)).toEqual({ releasedReason: null, absent: true });
    await pass(app(), 2_000, beat);
    expect(await seatOf(app(), seat.id)).toMatchObject({ releasedReason: 'absent' });
  });

  it('loses it and is removed when the media connection never comes', async () => {
    const { stream } = await liveStream(app());
    const browser = new Browser();
    const taken = await takeSeat(app(), stream.id, browser);
    const query = `access_token=${taken.token}&auto_subscribe=1&sdk=js&protocol=16&version=2.23.0`;
    const socket = new WebSocket(`ws://${await app().listen()}/rtc?${query}`);
    await once(socket, 'message');
    await pass(app(), 89_000, () => heartbeat(app(), stream.id, taken, browser));
    expect(await seatOf(app(), taken.seat.id)).toEqual({ releasedReason: null, absent: true });
    expect(await app().context.livekit.listParticipants(stream.id)).toHaveLength(1);
    const closed = once(socket, 'close');
    await pass(app(), 2_000, () => heartbeat(app(), stream.id, taken, browser));
    expect(await seatOf(app(), taken.seat.id)).toMatchObject({ releasedReason: 'absent' });
    await closed;
    await eventually(async () => expect(await app().context.livekit.listParticipants(stream.id)).toEqual([]));
  });

  it('has as long to come back after an outage of LiveKit as without one', async () => {
    const { stream } = await liveStream(proxied());
    const browser = new Browser();
    const taken = await takeSeat(proxied(), stream.id, browser);
    const beat = () => heartbeat(proxied(), stream.id, taken, browser);
    await pass(proxied(), 60_000, beat);
    livekit().intercept = ({ room }) => (room === stream.id ? 'fail' : undefined);
    await pass(proxied(), 600_000, beat);
    livekit().intercept = () => undefined;
    await pass(proxied(), heartbeatMs, beat);
    await pass(proxied(), 89_000, beat);
    expect(await seatOf(proxied(), taken.seat.id)).toEqual({ releasedReason: null, absent: true });
    await pass(proxied(), 2_000, beat);
    expect(await seatOf(proxied(), taken.seat.id)).toMatchObject({ releasedReason: 'absent' });
  });
});
