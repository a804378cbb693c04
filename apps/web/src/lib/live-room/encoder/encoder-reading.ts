import type { FrameFacts } from './frame-log.ts';

/** An incoming stream, as a subscriber measures it. What is not known yet is null. */
export interface EncoderReading extends FrameFacts {
  /** Pixels. */
  width: number | null;
  height: number | null;
  /** Frames a second that arrive. */
  fps: number | null;
  /** Bits a second of video. */
  bitrate: number | null;
}

/** The fields of WebRTC statistics that are read here (W3C webrtc-stats), and when they were. */
export interface VideoStatistics {
  /** Milliseconds. */
  timestamp: number;
  bytesReceived: number;
  framesReceived: number;
  frameWidth?: number;
  frameHeight?: number;
}

const unknown: FrameFacts = { keyFrameInterval: null, sinceKeyFrame: null, bFrames: null };

/** Picks what is read here from a report. */
export function videoStatisticsOf(report: RTCStatsReport | undefined): VideoStatistics | null {
  const all = [
    ...((report ?? new Map()) as unknown as Map<string, VideoStatistics & { type: string }>).values(),
  ];
  return all.find(({ type }) => type === 'inbound-rtp') ?? null;
}

/** Compares two readings of the statistics of one track: what came between them is measured. */
export function readingOf(
  before: VideoStatistics | null,
  now: VideoStatistics | null,
  facts: FrameFacts | null,
): EncoderReading {
  const seconds = before && now ? (now.timestamp - before.timestamp) / 1_000 : 0;
  const rate = (of: 'bytesReceived' | 'framesReceived') =>
    before && now && seconds > 0 ? Math.max(0, now[of] - before[of]) / seconds : null;
  const bytes = rate('bytesReceived');
  return {
    width: now?.frameWidth ?? null,
    height: now?.frameHeight ?? null,
    fps: rate('framesReceived'),
    bitrate: bytes === null ? null : bytes * 8,
    ...(facts ?? unknown),
  };
}
