import type { EncoderReading } from '../../lib/live-room/encoder/encoder-reading.ts';
import type { RoomEncoder } from '../../lib/live-room/encoder/encoder-tracks.ts';

/** What viewers notice of an encoder's settings: the key of its message. */
export type EncoderWarning = 'codec' | 'b_frames' | 'key_frames' | 'no_picture' | 'no_sound' | 'unreadable';

/** Codecs of video that every browser with WebRTC plays (RFC 7742). HEVC and AV1 are played by some alone. */
const playedEverywhere: readonly string[] = ['video/h264', 'video/vp8'];

/** Seconds between two key frames above which it is told: whoever joins waits for the next one. OBS's own default is 8 s. */
export const longestKeyFrameInterval = 4;

/** What is wrong with an incoming stream, the worst first. What is not known yet is not wrong. */
export function encoderWarningsOf(encoder: RoomEncoder, reading: EncoderReading | null): EncoderWarning[] {
  const { codec, sound, refused } = encoder;
  const warnings: EncoderWarning[] = [];
  if (codec === null) warnings.push('no_picture');
  else if (!playedEverywhere.includes(codec.toLowerCase())) warnings.push('codec');
  else if (refused) warnings.push('unreadable');
  if (reading?.bFrames) warnings.push('b_frames');
  if (keyFrameGapOf(reading) > longestKeyFrameInterval) warnings.push('key_frames');
  if (sound === null) warnings.push('no_sound');
  return warnings;
}

/** Seconds between key frames: what was measured, or what has passed since the last one where that is more already. */
export function keyFrameGapOf(reading: EncoderReading | null): number {
  return Math.max(reading?.keyFrameInterval ?? 0, reading?.sinceKeyFrame ?? 0);
}

/** The name of a codec as people know it, from its media type. */
export function codecName(mimeType: string): string {
  const name = mimeType.slice(mimeType.indexOf('/') + 1).toUpperCase();
  return { H264: 'H.264', H265: 'HEVC (H.265)', OPUS: 'Opus' }[name] ?? name;
}
