import type { Context } from '../../context.ts';
import { deleteReleasedBefore } from './seats.queries.ts';

/** How long a seat that was given back is kept, for exports and questions about what happened, in milliseconds. */
const keptMs = 90 * 24 * 3_600_000;

/** Deletes seats that were given back three months ago. */
export function purgeSeats({ db, clock }: Context, signal?: AbortSignal): Promise<void> {
  return deleteReleasedBefore(db, new Date(clock.now().getTime() - keptMs), signal);
}
