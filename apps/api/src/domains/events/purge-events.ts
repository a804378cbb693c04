import type { Context } from '../../context.ts';
import { deleteEventsBefore } from './events.queries.ts';

/** How long events are kept, in milliseconds: 30 days. */
const keptMs = 30 * 24 * 3_600_000;
/** How many are removed by one statement, so that none runs long. */
const atOnce = 5_000;

/** Removes events that are 30 days old, read or not. */
export async function purgeEvents({ db, clock }: Context): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  while ((await deleteEventsBefore(db, before, atOnce)) === atOnce);
}
