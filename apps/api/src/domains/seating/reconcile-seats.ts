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
  /** How many were in the room as viewers. */
  present: number;
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
  const presentIn = new Map(listed.map(({ streamId, seatIds }) => [streamId, seatIds.length]));
  // A lease is renewed when half of it has passed.
  const rows = await readSeatDifferences(context.db, listed, context.config.seats.leaseMs / 2);
  return new Map(
    rows.map((row) => [
      row.stream_id,
      {
        present: presentIn.get(row.stream_id) ?? 0,
        notHeld: row.not_held,
        toRenew: row.to_renew,
        lapsed: row.lapsed,
      } satisfies SeatDifferences,
    ]),
  );
}

/**
 * Brings the seats of a stream into line with its room: who is in the room without a seat is removed, who is in it keeps
 * the seat, and a lapsed lease of somebody who is not frees it.
 * @returns how many were removed and how many seats were freed
 */
export async function reconcileSeats(
  context: Context,
  room: ListedRoom,
  { notHeld, toRenew, lapsed }: SeatDifferences,
): Promise<{ removed: number; freed: number }> {
  const { streamId, readAt } = room;
  const removed = await removeAll(context, streamId, notHeld);
  if (toRenew.length > 0)
    await renewLeases(context.db, toRenew, new Date(readAt.getTime() + context.config.seats.leaseMs));
  if (!lapsed) return { removed, freed: 0 };
  const gone = { lapsedAt: readAt, present: seatsIn(room) };
  const released = await releaseSeatsNow(context, streamId, gone, 'lapsed', readAt);
  return { removed, freed: released.length };
}

/**
 * Stops at the first failure: when LiveKit does not answer for one, it would not for the others either.
 * @returns how many were still there
 */
async function removeAll(context: Context, streamId: string, identities: readonly string[]): Promise<number> {
  let removed = 0;
  try {
    for (const identity of identities) {
      if (await context.livekit.removeParticipant(streamId, identity)) removed += 1;
    }
  } catch (error) {
    context.log.warn(
      { err: error, streamId },
      'participants without a seat are still in the room; it is tried again',
    );
  }
  return removed;
}
