import type { Context } from '../../../context.ts';
import { deleteAnonymousBefore } from './guests.queries.ts';

/** How long a guest without a trace is kept, in milliseconds. */
const keptMs = 90 * 24 * 3_600_000;

/**
 * Deletes guests that were made three months ago and left no trace: no name, no account, no message and no seat. One whose
 * device comes back is a new guest.
 */
export function purgeGuests({ db, clock }: Context, signal?: AbortSignal): Promise<void> {
  return deleteAnonymousBefore(db, new Date(clock.now().getTime() - keptMs), signal);
}
