import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ConnectionState, type Room, RoomEvent } from 'livekit-client';
import type { MediaSource } from './media-arrivals.ts';
import { mediaTiming, monitorMedia } from './media-monitor.ts';

/** A room on a network that a test switches: its counters grow as a browser's do. */
function open() {
  const network = { media: true, feedback: true, reached: true };
  const counts = { media: 0, pair: 0, checks: 0 };
  let onState: (state: ConnectionState) => void = () => undefined;
  const room = {
    state: ConnectionState.Disconnected,
    on: (event: RoomEvent, listener: typeof onState) => {
      if (event === RoomEvent.ConnectionStateChanged) onState = listener;
    },
  };
  const report = () =>
    new Map<string, object>([
      ['rtp', { type: 'inbound-rtp', bytesReceived: counts.media }],
      ['pair', { type: 'candidate-pair', bytesReceived: counts.pair, responsesReceived: counts.checks }],
    ]);
  const track = { getRTCStatsReport: async () => report() as unknown as RTCStatsReport };
  let sources: MediaSource[] = [{ track, expected: true }];
  const changes: string[] = [];
  const monitor = monitorMedia(
    room as unknown as Room,
    () => sources,
    () => changes.push(`${monitor.connection()} ${monitor.flow()}`),
  );
  setInterval(() => {
    if (!network.reached) return;
    if (network.media) counts.media += 1_000;
    if (network.media || network.feedback) counts.pair += 1_100;
  }, 100);
  // As Chromium does on a connection that is stable.
  setInterval(() => {
    if (network.reached) counts.checks += 1;
  }, 2_500);
  const becomes = (state: ConnectionState) => {
    room.state = state;
    onState(state);
  };
  becomes(ConnectionState.Connected);
  return {
    monitor,
    network,
    changes,
    becomes,
    expect: (expected: boolean) => (sources = [{ track, expected }]),
    unsubscribe: () => (sources = []),
  };
}
const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

async function openFlowing() {
  const opened = open();
  await pass(10_000);
  expect([opened.monitor.connection(), opened.monitor.flow()]).toEqual(['connected', 'flowing']);
  opened.changes.length = 0;
  return opened;
}

describe('a network that is gone', () => {
  test('is noticed within 5 s while the signalling is said to be well, and until media flows again', async () => {
    const { monitor, network, changes, becomes } = await openFlowing();
    network.reached = false;
    await pass(5_000);
    expect(monitor.connection()).toBe('reconnecting');
    // Each attempt of livekit-client changes its state; nothing has come for that.
    for (const state of [
      ConnectionState.SignalReconnecting,
      ConnectionState.Connected,
      ConnectionState.Reconnecting,
      ConnectionState.Connected,
    ]) {
      becomes(state);
      await pass(3_000);
      expect(monitor.connection()).toBe('reconnecting');
    }
    network.reached = true;
    await pass(1_000);
    expect([monitor.connection(), monitor.flow()]).toEqual(['connected', 'flowing']);
    expect(changes).not.toContainEqual(expect.stringContaining('stalled'));
  });

  test('of a second is no loss', async () => {
    const { network, changes } = await openFlowing();
    network.reached = false;
    await pass(1_500);
    network.reached = true;
    await pass(5_000);
    expect(changes).toEqual([]);
  });

  test('is noticed by checks alone where nothing is sent, and one that gets lost is no loss', async () => {
    const { monitor, network, expect: expects } = await openFlowing();
    expects(false);
    [network.media, network.feedback] = [false, false];
    await pass(20_000);
    expect([monitor.connection(), monitor.flow()]).toEqual(['connected', 'idle']);
    network.reached = false;
    await pass(4_000);
    expect(monitor.connection()).toBe('connected');
    await pass(mediaTiming.idleSilence);
    expect(monitor.connection()).toBe('reconnecting');
    network.reached = true;
    await pass(3_000);
    expect(monitor.connection()).toBe('connected');
  });

  test('with every track is over when livekit-client has connected again', async () => {
    const { monitor, network, becomes, unsubscribe } = await openFlowing();
    network.reached = false;
    await pass(5_000);
    becomes(ConnectionState.Reconnecting);
    unsubscribe();
    await pass(10_000);
    expect(monitor.connection()).toBe('reconnecting');
    becomes(ConnectionState.Connected);
    await pass(1_000);
    expect(monitor.connection()).toBe('connected');
  });
});

describe('a sender who is gone', () => {
  test('is noticed within 5 s, and is no loss of one’s own connection', async () => {
    const { monitor, network } = await openFlowing();
    network.media = false;
    await pass(5_000);
    expect([monitor.connection(), monitor.flow()]).toEqual(['connected', 'stalled']);
    network.media = true;
    await pass(500);
    expect(monitor.flow()).toBe('flowing');
  });

  test('is not missed where all is muted or paused; what comes after that has its own time', async () => {
    const { monitor, network, changes, expect: expects } = await openFlowing();
    expects(false);
    network.media = false;
    await pass(30_000);
    expect(monitor.flow()).toBe('idle');
    expects(true);
    await pass(2_000);
    expect(monitor.flow()).toBe('awaited');
    network.media = true;
    await pass(500);
    expect(changes).toEqual(['connected idle', 'connected awaited', 'connected flowing']);
  });
});

test('time in which the page did not run is no silence', async () => {
  const { changes } = await openFlowing();
  jest.setSystemTime(Date.now() + 60_000);
  await pass(3_000);
  expect(changes).toEqual([]);
});

test('nothing is asked after the room was left', async () => {
  const { monitor, network, becomes, changes } = await openFlowing();
  becomes(ConnectionState.Disconnected);
  network.reached = false;
  await pass(20_000);
  expect(changes).toEqual([]);
  expect([monitor.connection(), monitor.flow()]).toEqual(['connecting', 'idle']);
});
