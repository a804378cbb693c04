import { ConnectionState, type Room, RoomEvent } from 'livekit-client';
import { connectionOf, type Connection } from './connection-state.ts';
import { type Arrivals, type MediaSource, openArrivalsReader } from './media-arrivals.ts';

/** Milliseconds. */
export const mediaTiming = {
  /** Between two looks; sooner while something is waited for. */
  interval: 1_000,
  waiting: 250,
  /** Without anything for so long, the connection or the sender's media counts as lost. */
  silence: 3_500,
  /** The same for a connection on which little is sent: the browser checks it every 2.5 s, and one check may get lost. */
  idleSilence: 8_000,
} as const;

/** How the media of others comes. */
export type MediaFlow =
  /** None is expected: all of it is muted, paused or not there. */
  | 'idle'
  /** Expected, and nothing has come yet. */
  | 'awaited'
  | 'flowing'
  /** Expected, and nothing comes although the media server is reached: the sender is lost. */
  | 'stalled';

/**
 * Watches what arrives, whatever livekit-client says of the connection: it notices after 15 s at the earliest that nothing
 * comes any more, and each of its attempts to reconnect changes its state although still nothing comes.
 *
 * @param sources the tracks that are sent or received now
 */
export function monitorMedia(room: Room, sources: () => readonly MediaSource[], changed: () => void) {
  const readArrivals = openArrivalsReader();
  let lost = false;
  let flow: MediaFlow = 'idle';
  let expected = false;
  /** When something came last, in milliseconds since 1970. */
  let at = { media: 0, data: 0, checks: 0, look: 0 };
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    const now = Date.now();
    at = { media: now, data: now, checks: now, look: now };
    running = true;
    plan();
  }

  function stop(): void {
    running = false;
    clearTimeout(timer);
    expected = false;
    lost = false;
    flow = 'idle';
  }

  function plan(): void {
    const waits = lost || flow === 'awaited' || flow === 'stalled';
    timer = setTimeout(() => void look(), waits ? mediaTiming.waiting : mediaTiming.interval);
  }

  async function look(): Promise<void> {
    const now = sources();
    const arrivals = await readArrivals(now).catch(() => null);
    if (!running) return;
    judge(
      arrivals,
      now.some((source) => source.expected),
    );
    plan();
  }

  function judge(arrivals: Arrivals | null, expects: boolean): void {
    const now = Date.now();
    // A page that was frozen, or whose machine slept, has not looked: that time proves nothing.
    const missed = Math.max(0, now - at.look - 2 * mediaTiming.interval);
    at = { media: at.media + missed, data: at.data + missed, checks: at.checks + missed, look: now };
    const wasExpected = expected;
    expected = expects;
    if (expects && !wasExpected) at.media = now;
    if (arrivals?.media) at.media = now;
    if (arrivals?.data) at.data = now;
    if (arrivals?.checks) at.checks = now;

    const before = { lost, flow };
    lost = !isReached(arrivals, now);
    // Who is reached again has a moment before the sender counts as lost.
    if (before.lost && !lost) at.media = now;
    const silent = !lost && now - at.media >= mediaTiming.silence;
    flow = nextFlow(arrivals, wasExpected, silent);
    if (lost && flow !== 'idle') flow = 'awaited';
    if (lost !== before.lost || flow !== before.flow) changed();
  }

  function isReached(arrivals: Arrivals | null, now: number): boolean {
    // Without a track there is nothing to ask: what livekit-client says is all there is.
    if (!arrivals) return !lost || room.state === ConnectionState.Connected;
    const heardAt = Math.max(at.data, at.checks);
    if (arrivals.checks === null && room.state === ConnectionState.Connected) {
      // A browser that does not count checks: a connection on which nothing is sent looks like a lost one.
      return !lost || arrivals.data;
    }
    const isIdle = at.checks - at.data > mediaTiming.silence;
    return now - heardAt < (isIdle ? mediaTiming.idleSilence : mediaTiming.silence);
  }

  function nextFlow(arrivals: Arrivals | null, wasExpected: boolean, silent: boolean): MediaFlow {
    if (!expected) return 'idle';
    if (arrivals?.media) return 'flowing';
    // Without an answer nothing is known: that is no reason to say that the sender is lost.
    if (arrivals && silent) return 'stalled';
    return wasExpected && flow !== 'idle' ? flow : 'awaited';
  }

  room.on(RoomEvent.ConnectionStateChanged, (state) => {
    if (state === ConnectionState.Disconnected) stop();
    else if (state === ConnectionState.Connected && !running) begin();
  });

  return {
    connection: (): Connection => (lost ? 'reconnecting' : connectionOf(room.state)),
    flow: (): MediaFlow => flow,
  };
}
