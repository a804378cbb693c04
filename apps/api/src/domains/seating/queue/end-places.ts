import type { Context } from '../../../context.ts';
import { lockSeating } from './queue.queries.ts';
import {
  type PlaceSelection,
  type QueueEndReason,
  endPlaces,
  listDueQueues,
  reserveFreeSeats,
} from './reservations.queries.ts';

/** Ends places of a stream's queue; the seats that were reserved for them go to the next ones, in the same transaction. */
export async function endPlacesNow(
  context: Context,
  streamId: string,
  which: PlaceSelection,
  reason: QueueEndReason,
): Promise<void> {
  await context.db.$transaction(async (tx) => {
    if (!(await lockSeating(tx, streamId))) return;
    await endPlaces(tx, streamId, which, reason);
    await reserveFreeSeats(tx, [streamId]);
  });
}

/**
 * Passes on the seats that were reserved and not taken, ends the places of those who are gone, and reserves seats that are free
 * for those who came back. Several replicas may do so at once. One stream that fails holds up no other.
 */
export async function advanceQueues(context: Context): Promise<void> {
  for (const streamId of await listDueQueues(context.db)) {
    try {
      await context.db.$transaction(async (tx) => {
        if (!(await lockSeating(tx, streamId))) return;
        await endPlaces(tx, streamId, 'reservation_lapsed', 'reservation_lapsed');
        await endPlaces(tx, streamId, 'lapsed', 'lapsed');
        await reserveFreeSeats(tx, [streamId]);
      });
    } catch (error) {
      context.log.warn({ err: error, streamId }, 'a queue was not advanced; it is tried again');
    }
  }
}
