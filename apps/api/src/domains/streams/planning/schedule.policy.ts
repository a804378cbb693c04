import { Temporal } from '@js-temporal/polyfill';

/** A time on the clocks of a zone, as a moment, or why it is none. */
export type Reading =
  { moment: Date } | { problem: 'time_skipped' } | { problem: 'time_repeated'; either: [Date, Date] };

/**
 * Reads a time that was named for a stream: a moment, or a time on the clocks of a zone. Where the clocks are put forward
 * over it, it does not exist; where they are put back over it, it comes twice.
 * @param text RFC 3339 in UTC, or the same without an offset
 * @param timeZone a name of the IANA database
 */
export function readTime(text: string, timeZone: string): Reading {
  if (text.endsWith('Z')) return { moment: new Date(text) };
  const clock = Temporal.PlainDateTime.from(text);
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    clock.toZonedDateTime(timeZone, { disambiguation }),
  ) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { moment: dateOf(earlier) };
  if (earlier.toPlainDateTime().equals(clock)) {
    return { problem: 'time_repeated', either: [dateOf(earlier), dateOf(later)] };
  }
  return { problem: 'time_skipped' };
}

function dateOf(time: Temporal.ZonedDateTime): Date {
  return new Date(time.epochMilliseconds);
}
