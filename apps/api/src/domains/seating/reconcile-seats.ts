import type { Context } from '../../context.ts';
import { freeLapsed, listHeld, renewLeases } from './seats.queries.ts';

/**
 * Brings seats and room together: who is in the room keeps the seat, a lapsed lease of someone who is not frees it, and who
 * has no seat is removed.
 * @param identities everyone in the room, read after `readAt`; a failed answer must not come here, because without an
 *   answer nothing is freed
 */
export async function reconcileSeats(
  context: Context,
  streamId: string,
  identities: string[],
  readAt: Date,
): Promise<void> {
  const present = new Set(identities.filter((identity) => identity.startsWith('seat_')));
  const seats = await listHeld(context.db, streamId);

  // 1. Who is in the room without a seat is removed.
  const held = new Set(seats.map((seat) => seat.id));
  for (const identity of present) {
    if (!held.has(identity)) await remove(context, streamId, identity);
  }

  // 2. Who is in the room keeps the seat: it is renewed when half of its lease has passed.
  const { leaseMs } = context.config.seats;
  const halfway = readAt.getTime() + leaseMs / 2;
  const due = seats.filter((seat) => present.has(seat.id) && seat.lease_expires_at.getTime() < halfway);
  const dueIds = due.map((seat) => seat.id);
  if (dueIds.length > 0) await renewLeases(context.db, dueIds, new Date(readAt.getTime() + leaseMs));

  // 3. Who is not, and has not been heard of for a whole lease, gives it back.
  if (seats.some((seat) => !present.has(seat.id) && seat.lease_expires_at < readAt)) {
    await freeLapsed(context.db, streamId, readAt, [...present]);
  }
}

async function remove(context: Context, streamId: string, identity: string): Promise<void> {
  try {
    await context.livekit.removeParticipant(streamId, identity);
  } catch (error) {
    context.log.warn(
      { err: error, streamId, identity },
      'who has no seat is still in the room, and the next look tries again',
    );
  }
}
