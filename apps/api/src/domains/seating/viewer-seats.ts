import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { listUnentitled } from '../access/index.ts';
import { deleteSeatsOf, giveSeatBack, listHeldBy, listSeatsOf, moveSeats } from './seats.queries.ts';

/** How many seats are read at once. */
const atOnce = 500;

/** Gives a guest's seats to the account that the guest made. Who is in a room stays there. */
export function keepSeats(tx: Transaction, guestId: string, userId: string): Promise<void> {
  return moveSeats(tx, guestId, userId);
}

/** Takes every seat of somebody back and puts them out of the rooms. May run twice. */
export async function releaseSeatsOf(context: Context, viewerId: string): Promise<void> {
  for (const seat of await listHeldBy(context.db, viewerId)) await evict(context, seat);
}

/** Takes the seats of those back for whom a stream no longer is, and puts them out of its room. May run twice. */
export async function evictUnentitled(context: Context, streamId: string): Promise<void> {
  for (const seat of await listUnentitled(context, streamId)) await evict(context, { ...seat, streamId });
}

async function evict(context: Context, seat: { id: string; streamId: string; takes: number }): Promise<void> {
  await giveSeatBack(context.db, seat, context.clock.now());
  try {
    await context.livekit.removeParticipant(seat.streamId, seat.id);
  } catch (error) {
    // The worker looks at every room and puts out who has no seat.
    context.log.warn(
      { err: error, seatId: seat.id },
      'somebody whose seat was taken back is still in the room',
    );
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

/** Takes every seat of somebody back and forgets which ones they had. May run twice. */
export async function forgetSeatsOf(context: Context, viewerId: string): Promise<void> {
  await releaseSeatsOf(context, viewerId);
  await deleteSeatsOf(context.db, viewerId);
}
