import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  type ErrorCode,
  meaningOf,
  type QueueChange,
  type QueueTicket,
  type StreamState,
} from '@footlight/contracts';
import { aStream } from '../../../test/answers.ts';
import { FakeViewerRoom } from '../../../test/fake-viewer-room.ts';
import { reportReached } from '../../lib/connection.ts';
import { ApiProblem, ConnectionFailure } from '../../lib/send.ts';
import type { TakenSeat } from '../../api/seating/take-seat.ts';
import { stableAfter } from '../../lib/live-room/reconnect-timing.ts';
import type { StreamUpdate } from '../../lib/live-room/stream-update.ts';
import type { PlayingTab } from './playing-tab.ts';
import { QueueSession } from './queue-session.ts';
import { heartbeatTiming } from './seat-lease.ts';
import { type WatchPorts, watchTiming } from './watch-ports.ts';
import { WatchSession } from './watch-session.ts';

const stream = 'str_1';

function problem(code: ErrorCode): ApiProblem {
  const { status, title } = meaningOf(code);
  return new ApiProblem({ type: '', title, status, detail: title, code, request_id: 'req_1' });
}

/** The API and the media server behind one session; everything that is asked of them is written down. */
class FakeWorld implements WatchPorts {
  asked: string[] = [];
  seatFailures: Error[] = [];
  renewFailures: Error[] = [];
  codeFailures: Error[] = [];
  room: FakeViewerRoom | null = null;
  /** Milliseconds that the answer to taking a seat takes. */
  slowness = 0;
  /** What is known of the stream. */
  state: StreamState | undefined;
  queueFailures: Error[] = [];
  /** What a tab that waits for another one to close is called back with; null while it does not wait. */
  waiting: Parameters<PlayingTab['wait']>[0] | null = null;
  plays = false;
  seatsAnnounced = 0;
  #seats = 0;

  takeSeat = async (): Promise<TakenSeat> => {
    this.asked.push('take');
    if (this.slowness > 0) await new Promise((resolve) => setTimeout(resolve, this.slowness));
    const failure = this.seatFailures.shift();
    if (failure) throw failure;
    this.#seats += 1;
    const expires = '2026-11-23T18:00:00.000Z';
    return {
      url: 'ws://127.0.0.1',
      token: `token ${this.#seats}`,
      expires_at: expires,
      seat: { id: `seat_${this.#seats}`, lease_expires_at: expires, release_key: `key_${this.#seats}` },
      viewer: { kind: 'guest', id: 'gst_me', display_name: null },
      stream_state: 'live',
      chat_seq: 6,
      viewers: 2,
    };
  };
  renewSeat = async (_stream: string, seatId: string) => {
    this.asked.push(`renew ${seatId}`);
    const failure = this.renewFailures.shift();
    if (failure) throw failure;
    return { lease_expires_at: '', stream_state: 'live' as const, chat_seq: 7, viewers: 3 };
  };
  releaseSeat = (_stream: string, seatId: string, key: string) => {
    this.asked.push(`release ${seatId} ${key}`);
  };
  loadRoom: WatchPorts['loadRoom'] = async (handlers) => {
    this.asked.push('load');
    const failure = this.codeFailures.shift();
    if (failure) throw failure;
    this.room = new FakeViewerRoom(handlers);
    return this.room;
  };
  loadQueue: WatchPorts['loadQueue'] = async (streamId, handlers) =>
    new QueueSession(
      streamId,
      {
        joinQueue: async () => {
          const failure = this.queueFailures.shift();
          if (failure) throw failure;
          return { ticket: aTicket(), length: 2 };
        },
        leaveQueue: async () => undefined,
        alert: {
          prepare: () => undefined,
          ring: () => undefined,
          choice: () => 'off',
          toggle: async () => 'off',
          notify: () => undefined,
          dismiss: () => undefined,
        },
        otherTabs: () => ({
          announceSeat: () => void (this.seatsAnnounced += 1),
          close: () => undefined,
        }),
      },
      handlers,
    );
  openPlayingTab: WatchPorts['openPlayingTab'] = () => ({
    claim: () => void ([this.plays, this.waiting] = [true, null]),
    wait: (handlers) => void ([this.plays, this.waiting] = [false, handlers]),
    letGo: () => void ([this.plays, this.waiting] = [false, null]),
  });
  /** What was asked since the last time. */
  since(): string[] {
    return this.asked.splice(0);
  }
}

function aTicket(differs: Partial<QueueTicket> = {}): QueueTicket {
  return { id: 'que_1', position: 2, reserved_until: null, ...differs };
}
function queueOf(length: number, ticket: QueueTicket | null, joinAfterMs?: number): QueueChange {
  return { length, ticket, seat_free: joinAfterMs !== undefined, join_after_ms: joinAfterMs ?? 0 };
}
const soon = () => new Date(Date.now() + 30_000).toISOString();
const settle = () => jest.advanceTimersByTimeAsync(0);
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

function open(world = new FakeWorld()) {
  const session = new WatchSession(stream, world);
  const news: StreamUpdate[] = [];
  const follow = (state: StreamState) => {
    world.state = state;
    session.follow();
  };
  // As the page does: what is learnt of the stream is what the session follows.
  session.listen((update) => {
    news.push(update);
    if (update.state) follow(update.state);
  });
  const leave = session.retain(() => world.state);
  return { follow, world, session, news, leave, phase: () => session.getSnapshot().phase };
}

async function openWatching() {
  const opened = open();
  await settle();
  expect(opened.phase()).toEqual({ kind: 'watching' });
  opened.world.since();
  const { room } = opened.world;
  if (!room) throw new Error('no room');
  return { ...opened, room };
}

function setHidden(hidden: boolean): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('joining', () => {
  test('asks for the seat and for the code at once, and joins with what it got', async () => {
    const { world, session, phase } = open();
    expect(world.since()).toEqual(['load', 'take']);
    expect(phase()).toEqual({ kind: 'joining', again: false });
    await settle();
    expect(world.room?.joins).toEqual(['token 1']);
    expect(phase()).toEqual({ kind: 'watching' });
    expect(session.getSnapshot().viewer).toMatchObject({ id: 'gst_me' });
  });

  test('a page that React takes down and puts up again takes one seat', async () => {
    const world = new FakeWorld();
    const session = new WatchSession(stream, world);
    const first = session.retain(() => undefined);
    first();
    session.retain(() => undefined);
    await settle();
    expect(world.since()).toEqual(['load', 'take']);
    expect(world.room?.joins).toHaveLength(1);
    expect(world.room?.leaves).toBe(0);
  });

  test('left before the seat came, it gives the seat back when it comes', async () => {
    const world = new FakeWorld();
    world.slowness = 1_000;
    const { leave } = open(world);
    await pass(500);
    leave();
    await pass(1_000);
    expect(world.since()).toEqual(['load', 'take', 'release seat_1 key_1']);
    expect(world.room?.joins).toEqual([]);
  });

  test('a stream that is not live asks the page to look, and joins when it is live', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_not_live')];
    const { follow, news, phase } = open(world);
    await settle();
    expect(phase()).toEqual({ kind: 'idle' });
    expect(news).toContainEqual({ changed: true });
    follow('scheduled');
    await pass(60_000);
    expect(world.since()).toEqual(['load', 'take']);
    follow('live');
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('a full stream is tried again as soon as a seat is free that nobody waits for', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full'), problem('stream_full')];
    const { session, news, phase } = open(world);
    await settle();
    expect(phase()).toMatchObject({ kind: 'full', queue: { place: 'none' } });
    expect(news).toContainEqual({ changed: true });
    world.since();

    // What was known before it was full says nothing, and neither does a seat that others wait for.
    session.seatsAre(aStream({ viewers: 1, viewer_limit: 2 }), Date.now());
    session.seatsAre(aStream({ viewers: 1, viewer_limit: 2, queue_length: 1 }), Date.now() + 1);
    session.seatsAre(aStream({ viewers: 2, viewer_limit: 2 }), Date.now() + 1);
    await pass(10 * 60_000);
    expect(world.since()).toEqual([]);

    session.seatsAre(aStream({ viewers: 1, viewer_limit: 2 }), Date.now() + 1);
    await settle();
    expect(world.since()).toContain('take');
    expect(phase()).toMatchObject({ kind: 'full' });
    await pass(10);
    session.seatsAre(aStream({ viewers: 2, viewer_limit: 'unlimited' }), Date.now());
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('a seat that becomes free is taken when the events say so, each time', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full'), problem('stream_full')];
    const { session, phase } = open(world);
    await settle();
    world.since();
    session.queueIs(queueOf(0, null), true);
    await pass(60_000);
    expect(world.since()).toEqual([]);
    session.queueIs(queueOf(0, null, 400), true);
    await pass(399);
    expect(world.since()).toEqual([]);
    await pass(1);
    expect(world.since()).toContain('take');
    expect(phase()).toMatchObject({ kind: 'full' });
    // What an ended connection said last is no news.
    session.queueIs(queueOf(0, null, 0), false);
    await settle();
    expect(world.since()).toEqual([]);
    session.queueIs(queueOf(0, null, 0), true);
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('a hidden page takes no seat by itself, says that one is free, and takes it when somebody comes back', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full')];
    const { session, phase } = open(world);
    await settle();
    world.since();
    setHidden(true);
    session.seatsAre(aStream({ viewers: 1, viewer_limit: 2 }), Date.now() + 1);
    expect(session.getSnapshot().seatFree).toBe(true);
    session.queueIs(queueOf(1, null), true);
    expect(session.getSnapshot().seatFree).toBe(false);
    session.queueIs(queueOf(0, null, 0), true);
    await settle();
    dispatchEvent(new Event('online'));
    await pass(60_000);
    expect(world.since()).toEqual([]);
    expect(session.getSnapshot()).toMatchObject({ phase: { kind: 'full' }, seatFree: true });
    setHidden(false);
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
    expect(session.getSnapshot().seatFree).toBe(false);
  });

  test('a hidden page that never played tries again when somebody comes back; one that played comes back by itself', async () => {
    const world = new FakeWorld();
    world.seatFailures = [new ConnectionFailure('network')];
    const { phase } = open(world);
    await settle();
    setHidden(true);
    world.since();
    dispatchEvent(new Event('online'));
    await pass(60_000);
    expect(world.since()).toEqual([]);
    setHidden(false);
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });

    setHidden(true);
    world.room?.failures.push(new Error('no connection'));
    world.room?.ends('lost');
    await settle();
    expect(phase()).toMatchObject({ kind: 'failed' });
    await pass(watchTiming.failed.first * 2);
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('what failed, and a full stream, is tried at once when the network is back', async () => {
    const world = new FakeWorld();
    world.seatFailures = [new ConnectionFailure('network'), problem('stream_full')];
    const { phase } = open(world);
    await settle();
    expect(phase()).toMatchObject({ kind: 'failed' });
    dispatchEvent(new Event('online'));
    await settle();
    expect(phase()).toMatchObject({ kind: 'full' });
    dispatchEvent(new Event('online'));
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('a seat that is reserved in the queue is taken, and other tabs hear of it', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full')];
    const { session, phase } = open(world);
    await settle();
    const { identity } = session.getSnapshot();
    await session.queue?.join();
    expect(phase()).toMatchObject({ kind: 'full', queue: { place: 'waiting', position: 2, length: 2 } });
    // Who joined may be a guest now: the events are asked for as that guest.
    expect(session.getSnapshot().identity).toBe(identity + 1);
    // One who waits is not pushed aside by a look at the seats.
    session.seatsAre(aStream({ viewers: 1, viewer_limit: 2 }), Date.now() + 1);
    dispatchEvent(new Event('online'));
    await settle();
    expect(phase()).toMatchObject({ kind: 'full' });

    session.queueIs(queueOf(1, aTicket({ position: 1, reserved_until: soon() })), true);
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
    expect(world.seatsAnnounced).toBe(1);
    expect(session.queue).toBeNull();
  });

  test('a reserved seat that is gone when it is asked for leaves the words of the queue', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full'), problem('stream_full')];
    const { session, phase } = open(world);
    await settle();
    session.queueIs(queueOf(1, aTicket({ position: 1, reserved_until: soon() })), true);
    await settle();
    expect(phase()).toMatchObject({ kind: 'full', queue: { place: 'turn' } });
    session.queueIs(queueOf(0, null), true);
    expect(phase()).toMatchObject({ kind: 'full', queue: { place: 'lapsed' } });
  });

  test.each([
    ['seat_held', { kind: 'elsewhere', where: 'tab' }],
    [
      'membership_required',
      { kind: 'refused', error: expect.objectContaining({ code: 'membership_required' }) },
    ],
    ['stream_not_live', { kind: 'idle' }],
    ['queue_full', { kind: 'full', queue: expect.objectContaining({ place: 'none' }) }],
  ] as const)('a queue that answers %s', async (code, expected) => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full')];
    world.queueFailures = [problem(code)];
    const { session, phase } = open(world);
    await settle();
    await session.queue?.join();
    expect(phase()).toMatchObject(expected);
  });

  test('a stream that ends while one waits ends the waiting', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('stream_full')];
    const { follow, session, phase } = open(world);
    await settle();
    await session.queue?.join();
    follow('ended');
    expect(phase()).toEqual({ kind: 'idle' });
    session.queueIs(queueOf(1, aTicket({ reserved_until: soon() })), true);
    await settle();
    expect(phase()).toEqual({ kind: 'idle' });
  });

  test.each([
    ['media', () => problem('media_unavailable')],
    ['database', () => problem('database_unavailable')],
    ['server', () => problem('internal_error')],
    ['network', () => new ConnectionFailure('network')],
  ] as const)('no answer (%s) says so and tries again by itself', async (cause, error) => {
    const world = new FakeWorld();
    world.seatFailures = [error()];
    const { phase } = open(world);
    await settle();
    expect(phase()).toMatchObject({ kind: 'failed', cause });
    await pass(watchTiming.failed.first);
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('a media server that does not let one in is tried again, with the seat kept meanwhile', async () => {
    const world = new FakeWorld();
    const { phase } = open(world);
    await jest.advanceTimersByTimeAsync(0);
    world.room?.failures.push(new Error('could not establish signal connection'));
    world.room?.ends('lost');
    await settle();
    expect(phase()).toMatchObject({ kind: 'failed', cause: 'media' });
    await pass(watchTiming.failed.first * 2);
    expect(phase()).toEqual({ kind: 'watching' });
    expect(world.since()).not.toContain('release seat_1 key_1');
  });

  test('code that could not be fetched is fetched again', async () => {
    const world = new FakeWorld();
    world.codeFailures = [new TypeError('Failed to fetch dynamically imported module')];
    const { phase } = open(world);
    await settle();
    expect(phase()).toMatchObject({ kind: 'failed', cause: 'network' });
    await pass(watchTiming.failed.first);
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('a problem that will not change is not asked for again', async () => {
    const world = new FakeWorld();
    world.seatFailures = [problem('forbidden')];
    const { phase } = open(world);
    await settle();
    expect(phase()).toMatchObject({ kind: 'refused' });
    await pass(600_000);
    expect(world.since()).toEqual(['load', 'take']);
  });

  test('the network coming back is not waited out', async () => {
    const world = new FakeWorld();
    world.seatFailures = Array.from({ length: 4 }, () => new ConnectionFailure('network'));
    const { phase } = open(world);
    await pass(watchTiming.failed.first * 8);
    expect(phase()).toMatchObject({ kind: 'failed' });
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
  });
});

describe('the seat', () => {
  test('brings with its answer what a heartbeat would, and the first heartbeat comes 30 s later', async () => {
    const { world, news } = await openWatching();
    expect(news).toEqual([{ state: 'live', viewers: 2, chatSeq: 6 }]);
    await pass(heartbeatTiming.interval - 1);
    expect(world.since()).toEqual([]);
    await pass(1);
    expect(world.since()).toEqual(['renew seat_1']);
  });

  test('is kept by a heartbeat every 30 s, which brings news', async () => {
    const { world, news } = await openWatching();
    news.length = 0;
    await pass(heartbeatTiming.interval * 3);
    expect(world.since()).toEqual(['renew seat_1', 'renew seat_1', 'renew seat_1']);
    expect(news[0]).toEqual({ state: 'live', viewers: 3, chatSeq: 7 });
  });

  test('coming back to the page sends a heartbeat at once, but not two', async () => {
    const { world } = await openWatching();
    await pass(10_000);
    setHidden(true);
    expect(world.since()).toEqual([]);
    setHidden(false);
    window.dispatchEvent(new Event('online'));
    expect(world.since()).toEqual(['renew seat_1']);
  });

  test('that was given back is replaced by another one', async () => {
    const { world, phase } = await openWatching();
    world.renewFailures = [problem('seat_ended')];
    await pass(heartbeatTiming.interval);
    expect(phase()).toEqual({ kind: 'watching' });
    expect(world.since()).toEqual(['renew seat_1', 'take']);
    expect(world.room?.joins).toEqual(['token 1', 'token 2']);
  });

  test('outlives a heartbeat that was not answered, which is sent again until it is', async () => {
    const { world, phase } = await openWatching();
    world.renewFailures = [new ConnectionFailure('timeout'), problem('database_unavailable')];
    await pass(heartbeatTiming.interval);
    expect(world.since()).toEqual(['renew seat_1']);
    const { first } = heartbeatTiming.retry;
    await pass(first);
    await pass(first * 2);
    expect(phase()).toEqual({ kind: 'watching' });
    expect(world.since()).toEqual(['renew seat_1', 'renew seat_1']);
    await pass(heartbeatTiming.interval - 1);
    expect(world.since()).toEqual([]);
    await pass(1);
    expect(world.since()).toEqual(['renew seat_1']);
  });

  test('is asked for at once when the server is back, however long it was away', async () => {
    const { world, room, phase } = await openWatching();
    world.renewFailures = Array.from({ length: 100 }, () => new ConnectionFailure('timeout'));
    await pass(heartbeatTiming.lease + 30_000);
    world.renewFailures = [problem('seat_ended')];
    world.since();
    reportReached(false);
    expect(world.since()).toEqual([]);
    reportReached();
    await settle();
    expect(world.since()).toEqual(['renew seat_1', 'take']);
    expect(room.joins).toEqual(['token 1', 'token 2']);
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('is said to be kept for as long as its lease, counted from the last heartbeat that was answered', async () => {
    const { world, session, leave } = await openWatching();
    const keptFor = () => (session.getSnapshot().seatKeptUntil ?? Number.NaN) - Date.now();
    expect(keptFor()).toBe(heartbeatTiming.lease);
    await pass(heartbeatTiming.interval);
    expect(keptFor()).toBe(heartbeatTiming.lease);
    world.renewFailures = Array.from({ length: 100 }, () => new ConnectionFailure('network'));
    await pass(100_000);
    expect(keptFor()).toBe(heartbeatTiming.lease - 100_000);
    leave();
    await settle();
    expect(session.getSnapshot().seatKeptUntil).toBeNull();
  });

  test('is given back by its key on leaving', async () => {
    const { world, room, leave } = await openWatching();
    leave();
    await settle();
    expect(world.since()).toEqual(['release seat_1 key_1']);
    expect(room.leaves).toBe(1);
    await pass(heartbeatTiming.interval * 2);
    expect(world.since()).toEqual([]);
  });

  test('is given back when the page goes away, and taken again when the browser brings it back', async () => {
    const { world, phase } = await openWatching();
    window.dispatchEvent(new Event('pagehide'));
    expect(world.since()).toEqual(['release seat_1 key_1']);
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await settle();
    expect(world.since()).toEqual(['take']);
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('belongs to the other tab when that one took it: it is not given back, and can be fetched back', async () => {
    const { world, room, session, phase } = await openWatching();
    room.ends('elsewhere');
    await pass(heartbeatTiming.interval * 2);
    expect(phase()).toEqual({ kind: 'elsewhere', where: 'tab' });
    expect(world.since()).toEqual([]);
    session.joinNow();
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
  });
});

describe('another tab that plays', () => {
  async function openElsewhere() {
    const opened = await openWatching();
    expect(opened.world.plays).toBe(true);
    opened.room.ends('elsewhere');
    expect(opened.world.plays).toBe(false);
    return opened;
  }

  test('and is closed: this one goes on by itself', async () => {
    const { world, phase } = await openElsewhere();
    world.waiting?.onFree();
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
    expect(world.plays).toBe(true);
  });

  test('is on another device: the page says so, and does not take the seat back', async () => {
    const { world, phase } = await openElsewhere();
    world.waiting?.onOtherDevice();
    await pass(60_000);
    expect(phase()).toEqual({ kind: 'elsewhere', where: 'device' });
  });

  test('lets it play again when this page is closed or left', async () => {
    const first = await openWatching();
    window.dispatchEvent(new Event('pagehide'));
    expect(first.world.plays).toBe(false);
    const second = await openWatching();
    second.leave();
    await settle();
    expect(second.world.plays).toBe(false);
  });
});

describe('the room', () => {
  test('that is lost is joined again at once; again and again, with growing pauses', async () => {
    const { room, phase } = await openWatching();
    await pass(stableAfter);
    room.ends('lost');
    expect(phase()).toEqual({ kind: 'joining', again: true });
    await settle();
    expect(phase()).toEqual({ kind: 'watching' });
    room.ends('lost');
    expect(phase()).toMatchObject({ kind: 'failed', cause: 'media' });
    await pass(watchTiming.failed.first * 2);
    expect(phase()).toEqual({ kind: 'watching' });
  });

  test('tells chat, state and viewers', async () => {
    const { room, news } = await openWatching();
    news.length = 0;
    room.hears({ kind: 'viewers', viewers: 12 });
    room.hears({ kind: 'stream', state: 'interrupted' });
    expect(news).toEqual([{ viewers: 12 }, { state: 'interrupted' }]);
  });

  test('is left when the stream ends, and the seat with it', async () => {
    const { world, room, phase } = await openWatching();
    room.hears({ kind: 'stream', state: 'ended' });
    expect(phase()).toEqual({ kind: 'idle' });
    expect(room.leaves).toBe(1);
    expect(world.since()).toEqual(['release seat_1 key_1']);
    await pass(600_000);
    expect(world.since()).toEqual([]);
  });
});

test('a stream that is known to have ended takes no seat', async () => {
  const world = new FakeWorld();
  const session = new WatchSession(stream, world);
  session.retain(() => 'ended');
  await settle();
  expect(world.since()).toEqual([]);
});
