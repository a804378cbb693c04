import type { Track } from 'livekit-client';

/** Where the time between the media server and the screen goes, in milliseconds, and how the picture arrives. */
export interface Delay {
  buffer: number;
  network: number;
  /** Frames a second, and the height of the picture in pixels. */
  frames: number | null;
  height: number | null;
}

/** The fields of WebRTC statistics that are read here (W3C webrtc-stats). */
interface Statistic {
  type: string;
  jitterBufferDelay?: number;
  jitterBufferEmittedCount?: number;
  framesPerSecond?: number;
  frameHeight?: number;
  currentRoundTripTime?: number;
  nominated?: boolean;
  state?: string;
}

interface Totals {
  delay: number;
  emitted: number;
}

const before = new WeakMap<object, Totals>();

/**
 * The delay of one video track since it was last asked: the mean time in the jitter buffer, and half the round trip to
 * the media server. The way from the host to the media server is not in it, nor are camera, coder and screen.
 *
 * @returns null while nothing has been played, or where the browser does not say
 */
export async function readDelay(track: Track | undefined): Promise<Delay | null> {
  const report = await track?.getRTCStatsReport();
  if (!track || !report) return null;
  const statistics = [...(report as unknown as Map<string, Statistic>).values()];
  const stream = statistics.find(({ type }) => type === 'inbound-rtp');
  const pair = statistics.find(
    ({ type, nominated, state }) => type === 'candidate-pair' && nominated && state === 'succeeded',
  );
  const now = { delay: stream?.jitterBufferDelay ?? 0, emitted: stream?.jitterBufferEmittedCount ?? 0 };
  const last = before.get(track) ?? { delay: 0, emitted: 0 };
  before.set(track, now);
  const emitted = now.emitted - last.emitted;
  if (!stream || emitted <= 0 || pair?.currentRoundTripTime === undefined) return null;
  return {
    buffer: Math.round(((now.delay - last.delay) / emitted) * 1000),
    network: Math.round((pair.currentRoundTripTime / 2) * 1000),
    frames: stream.framesPerSecond ?? null,
    height: stream.frameHeight ?? null,
  };
}
