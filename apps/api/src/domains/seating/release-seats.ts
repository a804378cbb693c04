import type { Context } from '../../context.ts';
import { type ReleaseReason, type SeatSelection, releaseSeats } from './release-seats.queries.ts';

/**
 * Gives seats of a stream back in a transaction of its own.
 * @param now the moment that is written down
 * @returns the ids of those that became free now
 */
export function releaseSeatsNow(
  context: Context,
  streamId: string,
  which: SeatSelection,
  reason: ReleaseReason,
  now = context.clock.now(),
): Promise<string[]> {
  return context.db.$transaction((tx) => releaseSeats(tx, streamId, which, reason, now));
}
