import { mostIntervals } from '@footlight/contracts';

const minuteMs = 60_000;

/** A minute in which the number of viewers changed. */
export interface MinuteOfChange {
  /** Counted from the minute of the start on. */
  minute: number;
  /** The most viewers after a change. */
  most: number;
  /** How many there were after the last change. */
  last: number;
  /** Whether the first change came in the very moment in which the minute began. */
  from_start: boolean;
}

/** The minute in which a stream started. */
export function firstMinute(startedAt: Date): Date {
  return new Date(Math.floor(startedAt.getTime() / minuteMs) * minuteMs);
}

/**
 * The most viewers at once in each minute of a stream.
 * @param changes in order
 */
export function viewersPerMinute(
  changes: readonly MinuteOfChange[],
  { startedAt, until }: { startedAt: Date; until: Date },
): number[] {
  const length = (until.getTime() - firstMinute(startedAt).getTime()) / minuteMs;
  const perMinute: number[] = [];
  let before = 0;
  let next = 0;
  for (let minute = 0; minute < Math.max(1, Math.ceil(length)); minute += 1) {
    const change = changes[next];
    if (change?.minute !== minute) {
      perMinute.push(before);
      continue;
    }
    // Whoever was there when the minute began counts in it.
    perMinute.push(change.from_start ? change.most : Math.max(before, change.most));
    before = change.last;
    next += 1;
  }
  return perMinute;
}

/** As many intervals as a report has at the most: as short as that allows, in whole minutes. */
export function divideIntoIntervals(perMinute: readonly number[]): { minutes: number; most: number[] } {
  const minutes = Math.max(1, Math.ceil(perMinute.length / mostIntervals));
  const most = Array.from({ length: Math.ceil(perMinute.length / minutes) }, (_, index) =>
    Math.max(...perMinute.slice(index * minutes, (index + 1) * minutes)),
  );
  return { minutes, most };
}
