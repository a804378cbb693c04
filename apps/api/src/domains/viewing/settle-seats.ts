import type { Context } from '../../context.ts';
import { freeLapsed, hasLapsed, renewPresent } from './seats.queries.ts';

/**
 * Brings seats and room together: who is in the room keeps the seat, a lapsed lease of someone who is not frees it, and who
 * has no seat is removed.
 * @param identities everyone in the room, read after `readAt`; a failed answer must not come here, because without an
 *   answer nothing is freed
 */
export async function settleSeats(
  context: Context,
  streamId: string,
  identities: string[],
  readAt: Date,
): Promise<void> {
  const present = identities.filter((identity) => identity.startsWith('seat_'));
  const { leaseMs } = context.config.seats;
  const held = await renewPresent(context.db, streamId, present, {
    renewBefore: new Date(readAt.getTime() + leaseMs / 2),
    until: new Date(readAt.getTime() + leaseMs),
  });
  for (const identity of present) {
    if (!held.has(identity)) await context.livekit.removeParticipant(streamId, identity);
  }
  if (await hasLapsed(context.db, streamId, readAt)) await freeLapsed(context.db, streamId, readAt, present);
}
