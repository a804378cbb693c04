import { type Db, Prisma } from '../../db/client.ts';
import { reconcileRequest } from '../streams/fragments.queries.ts';

/** How the seats of a stream differ from who was in its room. */
export interface SeatDifferencesRow {
  stream_id: string;
  /** Seats whose holders were in the room although they are not held. */
  not_held: string[];
  /** Seats of those in the room whose lease runs out before the given moment. */
  to_renew: string[];
  /** Whether a lease had lapsed of somebody who was not in the room. */
  lapsed: boolean;
}

/**
 * Compares the seats of many streams with who was in their rooms. Only what differs comes back: a room of a thousand that is
 * in order costs one row.
 * @param rooms each with the seats that were seen in it, and the moment after which it was listed
 * @param renewBeforeMs how long before its end a lease is to be renewed
 */
export function readSeatDifferences(
  db: Db,
  rooms: readonly { streamId: string; seatIds: string[]; readAt: Date }[],
  renewBeforeMs: number,
): Promise<SeatDifferencesRow[]> {
  const streamIds = rooms.map(({ streamId }) => streamId);
  const readAt = rooms.map((room) => room.readAt);
  const renewBefore = readAt.map((moment) => new Date(moment.getTime() + renewBeforeMs));
  const seatIds = rooms.flatMap((room) => room.seatIds);
  const seatStreams = rooms.flatMap(({ streamId, seatIds: ids }) => ids.map(() => streamId));
  return db.$queryRaw<SeatDifferencesRow[]>`
    WITH room AS (
      SELECT * FROM unnest(${streamIds}::text[], ${readAt}::timestamptz[], ${renewBefore}::timestamptz[])
        AS r (stream_id, read_at, renew_before)
    ), present AS MATERIALIZED (
      SELECT p.stream_id, p.seat_id, h.lease_expires_at
      FROM unnest(${seatStreams}::text[], ${seatIds}::text[]) AS p (stream_id, seat_id)
      LEFT JOIN seats h ON h.id = p.seat_id AND h.stream_id = p.stream_id AND h.released_at IS NULL
    )
    SELECT room.stream_id,
      ARRAY(SELECT p.seat_id FROM present p WHERE p.stream_id = room.stream_id AND p.lease_expires_at IS NULL) AS not_held,
      ARRAY(SELECT p.seat_id FROM present p WHERE p.stream_id = room.stream_id AND p.lease_expires_at < room.renew_before)
        AS to_renew,
      EXISTS (
        SELECT 1 FROM seats h
        WHERE h.stream_id = room.stream_id AND h.released_at IS NULL AND h.lease_expires_at < room.read_at
          AND NOT EXISTS (SELECT 1 FROM present p WHERE p.seat_id = h.id)) AS lapsed
    FROM room`;
}

/** Asks for the room of a stream to be listed soon. */
export async function requestListing(db: Db, streamId: string, now: Date): Promise<void> {
  await db.$executeRaw(reconcileRequest(Prisma.sql`${streamId}`, now));
}
