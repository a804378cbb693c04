import type { Context } from '../../../context.ts';
import { markMissed } from '../streams.queries.ts';

/** Marks streams as missed that nobody started within a day of their time. Their hosts can still start, move or cancel them. */
export function markMissedStreams(context: Context): Promise<void> {
  const now = context.clock.now();
  return markMissed(context.db, new Date(now.getTime() - context.config.streams.missedAfterMs), now);
}
