import { ConnectionState, type Room, RoomEvent, type Track } from 'livekit-client';
import { connectionOf, type Connection } from './connection-state.ts';

/** Milliseconds between two looks, and without a single byte after which the media counts as lost. */
const every = 1_000;
const defaultTimeout = 4_000;

/** The field of WebRTC statistics that is read here (W3C webrtc-stats). */
interface Pair {
  type: string;
  bytesReceived?: number;
}

/**
 * Watches whether picture and sound still have a way while the signalling is lost. livekit-client looks for the
 * signalling alone for most of a minute; a media server that died took both, one whose front is restarted only the one.
 *
 * @param anyTrack a track that is sent or received, to ask about its connection
 */
export function monitorMedia(room: Room, anyTrack: () => Track | undefined, changed: () => void) {
  let lost = false;
  let bytes = -1;
  let heardAt = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function look(): Promise<void> {
    const report = await anyTrack()?.getRTCStatsReport();
    if (timer === undefined) return;
    const now = report ? bytesReceived(report) : bytes;
    if (now !== bytes) {
      bytes = now;
      heardAt = Date.now();
    }
    say(Date.now() - heardAt >= defaultTimeout);
  }

  function say(next: boolean): void {
    if (next === lost) return;
    lost = next;
    changed();
  }

  room.on(RoomEvent.ConnectionStateChanged, (state) => {
    clearInterval(timer);
    timer = undefined;
    lost = false;
    if (state !== ConnectionState.SignalReconnecting) return;
    heardAt = Date.now();
    timer = setInterval(() => void look().catch(() => undefined), every);
  });

  return {
    connection: (): Connection => (lost ? 'reconnecting' : connectionOf(room.state)),
  };
}

function bytesReceived(report: RTCStatsReport): number {
  let sum = 0;
  (report as unknown as Map<string, Pair>).forEach((statistic) => {
    if (statistic.type === 'candidate-pair') sum += statistic.bytesReceived ?? 0;
  });
  return sum;
}
