import type { Context } from '../../context.ts';
import { isEntitled } from '../access/index.ts';
import type { ReleaseReason } from './release-seats.queries.ts';
import { deleteQueueEntriesOf } from './queue/queue.queries.ts';
import { endPlacesOf, endPlacesOfUnentitled } from './queue/viewer-places.ts';
import type { QueueEndReason } from './queue/reservations.queries.ts';
import { releaseSeatsNow } from './release-seats.ts';
import { deleteSeatsOf, listHeldBy, listSeatHolders, listSeatsOf } from './seats.queries.ts';

/** How many seats are read at once. */
const atOnce = 500;

/** Ends every seat of somebody, and their places in queues, and removes them from the rooms. May run twice. */
export async function releaseSeatsOf(
  context: Context,
  viewerId: string,
  reason: ReleaseReason & QueueEndReason,
): Promise<void> {
  await endPlacesOf(context, viewerId, reason);
  for (const seat of await listHeldBy(context.db, viewerId))
    await evict(context, seat.streamId, [seat], reason);
}

/** Ends the seats and places of those for whom a stream no longer is, and removes them from its room. May run twice. */
export async function evictUnentitled(context: Context, streamId: string): Promise<void> {
  await endPlacesOfUnentitled(context, streamId);
  const holders = await listSeatHolders(context.db, streamId, context.clock.now());
  const seats = holders.filter((holder) => !isEntitled(holder.visibility, holder));
  if (seats.length > 0) await evict(context, streamId, seats, 'evicted');
}

async function evict(
  context: Context,
  streamId: string,
  seats: readonly { id: string; takes: number }[],
  reason: ReleaseReason,
): Promise<void> {
  await releaseSeatsNow(context, streamId, { seats }, reason);
  for (const { id } of seats) {
    try {
      await context.livekit.removeParticipant(streamId, id);
    } catch (error) {
      // Reconciling removes everybody who has no seat.
      context.log.warn({ err: error, seatId: id }, 'somebody whose seat was ended is still in the room');
    }
  }
}

/** The streams that somebody watched, oldest first. */
export async function* exportSeatsOf(context: Context, viewerId: string) {
  let after = '';
  for (;;) {
    const seats = await listSeatsOf(context.db, viewerId, after, atOnce);
    for (const { id, streamId, createdAt, releasedAt } of seats) {
      after = id;
      const times = { taken_at: createdAt.toISOString(), released_at: releasedAt?.toISOString() ?? null };
      yield { id, stream_id: streamId, ...times };
    }
    if (seats.length < atOnce) return;
  }
}

/** Ends every seat of somebody and deletes which ones they had, and the places in queues too. May run twice. */
export async function deleteSeatsOfAccount(
  context: Context,
  viewerId: string,
  signal?: AbortSignal,
): Promise<void> {
  await releaseSeatsOf(context, viewerId, 'account_deleted');
  await deleteSeatsOf(context.db, viewerId, signal);
  await deleteQueueEntriesOf(context.db, viewerId, signal);
}
