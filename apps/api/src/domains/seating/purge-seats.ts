import type { Context } from '../../context.ts';
import { deleteEndedBefore } from './queue/queue.queries.ts';
import { deleteReleasedBefore } from './seats.queries.ts';

/** How long a seat that was released, or a place in a queue that ended, is kept, for exports and questions about what happened, in milliseconds. */
const keptMs = 90 * 24 * 3_600_000;

/** Deletes seats that were released, and places in queues that ended, three months ago. */
export async function purgeSeats({ db, clock }: Context, signal?: AbortSignal): Promise<void> {
  const moment = new Date(clock.now().getTime() - keptMs);
  await deleteReleasedBefore(db, moment, signal);
  await deleteEndedBefore(db, moment, signal);
}
