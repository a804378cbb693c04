import type { Context } from '../../context.ts';
import { readSeatDifferences } from './reconcile-seats.queries.ts';
import { releaseSeatsNow } from './release-seats.ts';
import { renewLeases } from './seats.queries.ts';

/** Who was in a room, listed after `readAt`. A listing that failed must not come here: without an answer nothing is freed. */
export interface ListedRoom {
  streamId: string;
  identities: readonly string[];
  readAt: Date;
}

/** How the seats of a stream differ from who was in its room. */
export interface SeatDifferences {
  /** Those who are in the room and hold no seat. */
  notHeld: string[];
  /** Those who are in the room and whose lease is to be renewed. */
  toRenew: string[];
  /** Whether a lease lapsed of somebody who is not in the room. */
  lapsed: boolean;
}

const seatsIn = ({ identities }: ListedRoom) => identities.filter((identity) => identity.startsWith('seat_'));

/** Compares the seats of many streams with who was in their rooms, by one statement. */
export async function findSeatDifferences(
  context: Context,
  rooms: readonly ListedRoom[],
): Promise<Map<string, SeatDifferences>> {
  const listed = rooms.map((room) => ({ ...room, seatIds: seatsIn(room) }));
  // A lease is renewed when half of it has passed.
  const rows = await readSeatDifferences(context.db, listed, context.config.seats.leaseMs / 2);
  return new Map(
    rows.map((row) => [
      row.stream_id,
      { notHeld: row.not_held, toRenew: row.to_renew, lapsed: row.lapsed } satisfies SeatDifferences,
    ]),
  );
}

/**
 * Brings the seats of a stream into line with its room: who is in the room without a seat is removed, who is in it keeps
 * the seat, and a lapsed lease of somebody who is not frees it.
 * @returns whether a seat was freed
 */
export async function reconcileSeats(
  context: Context,
  room: ListedRoom,
  { notHeld, toRenew, lapsed }: SeatDifferences,
): Promise<boolean> {
  const { streamId, readAt } = room;
  await removeAll(context, streamId, notHeld);
  if (toRenew.length > 0)
    await renewLeases(context.db, toRenew, new Date(readAt.getTime() + context.config.seats.leaseMs));
  if (!lapsed) return false;
  const gone = { lapsedAt: readAt, present: seatsIn(room) };
  const released = await releaseSeatsNow(context, streamId, gone, 'lapsed', readAt);
  return released.length > 0;
}

/** Stops at the first failure: when LiveKit does not answer for one, it would not for the others either. */
async function removeAll(context: Context, streamId: string, identities: readonly string[]): Promise<void> {
  try {
    for (const identity of identities) await context.livekit.removeParticipant(streamId, identity);
  } catch (error) {
    context.log.warn(
      { err: error, streamId },
      'participants without a seat are still in the room; it is tried again',
    );
  }
}
