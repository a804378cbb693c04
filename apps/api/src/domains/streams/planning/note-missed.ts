import type { Context } from '../../../context.ts';
import { noteMissed } from '../streams.queries.ts';

/** Marks streams as missed that nobody started within a day of their time. Their hosts can still start, move or cancel them. */
export function noteMissedStreams(context: Context): Promise<void> {
  const now = context.clock.now();
  return noteMissed(context.db, new Date(now.getTime() - context.config.streams.missedAfterMs), now);
}
