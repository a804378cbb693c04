import type { Stream } from '@footlight/contracts';

/** Of the streams with a date those that nobody has missed, and of which none is live already. */
export function upcomingOnly(streams: readonly Stream[] = [], live?: Stream | null): Stream[] {
  return streams.filter((stream) => stream.missed_at === null && stream.id !== live?.id);
}
