import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type ErrorCode, meaningOf, type Stream } from '@footlight/contracts';
import { aStream } from '../../../test/answers.ts';
import { FakeTrack } from '../../../test/fake-devices.ts';
import { FakeHostRoom } from '../../../test/fake-host-room.ts';
import { reportReached } from '../../lib/connection.ts';
import { ApiProblem, ConnectionFailure } from '../../lib/send.ts';
import type { StreamUpdate } from '../../lib/live-room/stream-update.ts';
import { broadcastStateOf } from './broadcast-state.ts';
import { Broadcast, type BroadcastPorts, rejoinBackoff } from './broadcast.ts';
import type { TracksToPublish } from './track-publisher.ts';

function problem(code: ErrorCode): ApiProblem {
  const { status, title } = meaningOf(code);
  return new ApiProblem({ type: '', title, status, detail: title, code, request_id: 'req_1' });
}

class FakeWorld implements BroadcastPorts {
  asked: string[] = [];
  failures: Partial<Record<'start' | 'end' | 'token' | 'load', Error[]>> = {};
  room: FakeHostRoom | null = null;
  #tokens = 0;

  #ask(what: 'start' | 'end' | 'token' | 'load'): void {
    this.asked.push(what);
    const failure = this.failures[what]?.shift();
    if (failure) throw failure;
  }
  start = async (): Promise<Stream> => {
    this.#ask('start');
    return aStream();
  };
  end = async (): Promise<Stream> => {
    this.#ask('end');
    return aStream({ state: 'ended' });
  };
  token = async () => {
    this.#ask('token');
    this.#tokens += 1;
    return { url: 'ws://localhost', token: `token ${this.#tokens}`, expires_at: '' };
  };
  refreshed = () => Promise.resolve();
  refresh = () => this.refreshed();
  loadRoom: BroadcastPorts['loadRoom'] = async (handlers) => {
    this.#ask('load');
    this.room = new FakeHostRoom(handlers);
    return this.room;
  };
}

const camera = new FakeTrack('video', 'cam');
const microphone = new FakeTrack('audio', 'mic');
const tracks: TracksToPublish = { camera, microphone, screen: null, screen_audio: null };
const settle = () => jest.advanceTimersByTimeAsync(0);
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

function open(world = new FakeWorld()) {
  const broadcast = new Broadcast('str_1', world);
  const news: StreamUpdate[] = [];
  // As the page does: what is learnt of the stream is what the broadcast follows.
  broadcast.listen((update) => {
    news.push(update);
    const state = update.stream?.state ?? update.state;
    if (state) broadcast.follow(state);
  });
  const leave = broadcast.retain();
  broadcast.send(tracks);
  return {
    world,
    broadcast,
    news,
    leave,
    seen: () => broadcast.getSnapshot(),
    phase: () => broadcast.getSnapshot().phase,
  };
}

async function openOnAir() {
  const opened = open();
  void opened.broadcast.goLive();
  await settle();
  expect(opened.phase()).toEqual({ kind: 'on_air' });
  const { room } = opened.world;
  if (!room) throw new Error('no room');
  opened.world.asked = [];
  return { ...opened, room };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('going live', () => {
  test('starts the stream, takes a token, joins and sends what the devices give', async () => {
    const { world, broadcast, news, phase } = open();
    void broadcast.goLive();
    expect(phase()).toEqual({ kind: 'starting' });
    await settle();
    expect(world.asked).toEqual(['load', 'start', 'token']);
    expect(world.room?.joins).toEqual(['token 1']);
    expect(world.room?.sent).toEqual({ camera, microphone });
    expect(news[0]?.stream?.state).toBe('live');
  });

  test('a start that is refused keeps its reason and can be tried again', async () => {
    const world = new FakeWorld();
    world.failures.start = [problem('channel_already_live')];
    const { broadcast, seen } = open(world);
    await broadcast.goLive();
    expect(seen()).toMatchObject({
      phase: { kind: 'off' },
      failure: { of: 'start', error: { code: 'channel_already_live' } },
    });
    await broadcast.goLive();
    await settle();
    expect(seen()).toMatchObject({ phase: { kind: 'on_air' }, failure: null });
  });

  test('a media server that does not answer is tried again by itself: the stream is live already', async () => {
    const world = new FakeWorld();
    world.failures.token = [problem('media_unavailable')];
    const { broadcast, phase } = open(world);
    void broadcast.goLive();
    await settle();
    expect(phase()).toMatchObject({ kind: 'lost', cause: 'media' });
    await pass(rejoinBackoff.first);
    expect(phase()).toEqual({ kind: 'on_air' });
    expect(world.asked.filter((one) => one === 'start')).toHaveLength(1);
  });
});

describe('what is sent', () => {
  test('follows the devices: muted, another track, a screen and without it', async () => {
    const { broadcast, room } = await openOnAir();
    broadcast.send({ ...tracks, camera: 'muted' });
    await settle();
    expect(room.sent).toEqual({ camera: 'muted', microphone });
    const other = new FakeTrack('video', 'cam 2');
    const screen = new FakeTrack('video', 'screen');
    broadcast.send({ ...tracks, camera: other, screen });
    await settle();
    expect(room.sent).toEqual({ camera: other, microphone, screen });
    broadcast.send(tracks);
    await settle();
    expect(room.sent).toEqual({ camera, microphone });
  });

  test('what the room does not take is said, and sent when asked again', async () => {
    const { broadcast, room, seen } = await openOnAir();
    room.refuses.add('screen');
    const screen = new FakeTrack('video', 'screen');
    broadcast.send({ ...tracks, screen });
    await settle();
    expect(seen().unsent).toEqual(['screen']);
    room.refuses.clear();
    broadcast.sendAgain();
    await settle();
    expect(seen().unsent).toEqual([]);
    expect(room.sent.screen).toBe(screen);
  });
});

describe('losing the room', () => {
  test('comes back at once with a new token and sends everything again', async () => {
    const { world, room, phase } = await openOnAir();
    await pass(20_000);
    room.ends('lost');
    expect(phase()).toEqual({ kind: 'joining', again: true });
    await settle();
    expect(phase()).toEqual({ kind: 'on_air' });
    expect(room.joins).toEqual(['token 1', 'token 2']);
    expect(room.sent).toEqual({ camera, microphone });
    expect(world.asked).toEqual(['token']);
  });

  test('is on air again once the server was asked what it sees, and sends meanwhile', async () => {
    const { world, room, phase } = await openOnAir();
    await pass(20_000);
    let answer = () => {};
    world.refreshed = () => new Promise((resolve) => (answer = resolve));
    room.ends('lost');
    await settle();
    expect(room.sent).toEqual({ camera, microphone });
    expect(phase()).toEqual({ kind: 'joining', again: true });
    answer();
    await settle();
    expect(phase()).toEqual({ kind: 'on_air' });
  });

  test('goes on trying with growing pauses, and at once when the network is back', async () => {
    const { world, room, phase } = await openOnAir();
    await pass(20_000);
    world.failures.token = Array.from({ length: 4 }, () => new ConnectionFailure('network'));
    room.ends('lost');
    await settle();
    expect(phase()).toMatchObject({ kind: 'lost', cause: 'network' });
    await pass(rejoinBackoff.first * 2);
    await pass(rejoinBackoff.first * 4);
    expect(world.asked).toHaveLength(3);
    window.dispatchEvent(new Event('online'));
    await settle();
    expect(world.asked).toHaveLength(4);
    await pass(rejoinBackoff.longest);
    expect(phase()).toEqual({ kind: 'on_air' });
  });

  test('goes back on air at once when the server answers something else again', async () => {
    const { world, room, phase } = await openOnAir();
    await pass(20_000);
    world.failures.token = Array.from({ length: 10 }, () => new ConnectionFailure('network'));
    room.ends('lost');
    await pass(rejoinBackoff.first * 10);
    expect(phase()).toMatchObject({ kind: 'lost' });
    world.failures.token = [];
    reportReached(false);
    reportReached();
    await settle();
    expect(phase()).toEqual({ kind: 'on_air' });
  });

  test('a room that throws one out again and again is not stormed', async () => {
    const { world, room } = await openOnAir();
    for (let round = 0; round < 5; round += 1) {
      room.ends('removed');
      await settle();
    }
    expect(world.asked.length).toBeLessThanOrEqual(2);
  });

  test('away for so long that the server ended the stream, it stops', async () => {
    const { world, room, news, phase } = await openOnAir();
    await pass(20_000);
    world.failures.token = [problem('stream_not_live')];
    room.ends('closed');
    await settle();
    expect(phase()).toEqual({ kind: 'off' });
    expect(news).toContainEqual({ changed: true });
    await pass(120_000);
    expect(world.asked).toEqual(['token']);
  });

  test('another tab that sends is not fought with; it can be taken back', async () => {
    const { world, room, broadcast, phase } = await openOnAir();
    room.ends('elsewhere');
    await pass(120_000);
    expect(phase()).toEqual({ kind: 'elsewhere' });
    expect(world.asked).toEqual([]);
    broadcast.goOn();
    await settle();
    expect(phase()).toEqual({ kind: 'on_air' });
  });
});

describe('ending', () => {
  test('ends it for everyone and leaves the room', async () => {
    const { broadcast, room, news, phase } = await openOnAir();
    await broadcast.end();
    expect(phase()).toEqual({ kind: 'off' });
    expect(room.leaves).toBe(1);
    expect(news.at(-1)?.stream?.state).toBe('ended');
  });

  test('an end that does not work leaves the stream on air, and says so', async () => {
    const { world, broadcast, room, seen } = await openOnAir();
    world.failures.end = [problem('database_unavailable')];
    await broadcast.end();
    expect(seen()).toMatchObject({ phase: { kind: 'on_air' }, failure: { of: 'end' } });
    expect(room.sent).toEqual({ camera, microphone });
  });

  test('somebody else ended it', async () => {
    const { room, phase } = await openOnAir();
    room.hears({ kind: 'stream', state: 'ended' });
    expect(phase()).toEqual({ kind: 'off' });
    expect(room.leaves).toBe(1);
  });

  test('leaving the page leaves the room and not the stream', async () => {
    const { world, room, leave } = await openOnAir();
    leave();
    await settle();
    expect(room.leaves).toBe(1);
    expect(world.asked).toEqual([]);
  });
});

describe('what the bar says', () => {
  test('is live only where the room is joined and the server sees something published', () => {
    const stateOf = (stream: Stream['state'], connection: 'connected' | 'reconnecting' = 'connected') =>
      broadcastStateOf(stream, { kind: 'on_air' }, connection);
    expect(stateOf('live')).toBe('on_air');
    expect(stateOf('interrupted')).toBe('interrupted');
    expect(stateOf('live', 'reconnecting')).toBe('reconnecting');
    expect(stateOf('interrupted', 'reconnecting')).toBe('reconnecting');
    expect(broadcastStateOf('interrupted', { kind: 'joining', again: true }, 'connecting')).toBe(
      'reconnecting',
    );
  });
});

describe('watching encoders', () => {
  test('is known to the room before it is joined, and joins again for another choice', async () => {
    const { world, broadcast, room } = await openOnAir();
    expect(room.watches).toBe(false);
    broadcast.watchEncoders(true);
    await settle();
    expect(room.watches).toBe(true);
    expect(room.joins).toEqual(['token 1', 'token 2']);
    broadcast.watchEncoders(true);
    await settle();
    expect(world.asked).toEqual(['token']);
  });
});
