import type { Context } from '../../../context.ts';
import { forEachOf } from '../../../jobs/for-each.ts';
import { lockSeating } from '../lock-seating.queries.ts';
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
 * for those who came back. Several replicas may do so at once.
 */
export async function advanceQueues(context: Context): Promise<void> {
  await forEachOf(context, 'advance queues', await listDueQueues(context.db), (streamId) =>
    context.db.$transaction(async (tx) => {
      if (!(await lockSeating(tx, streamId))) return;
      await endPlaces(tx, streamId, 'reservation_lapsed', 'reservation_lapsed');
      await endPlaces(tx, streamId, 'lapsed', 'lapsed');
      await reserveFreeSeats(tx, [streamId]);
    }),
  );
}
