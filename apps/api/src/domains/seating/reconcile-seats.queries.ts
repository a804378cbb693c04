import { type Db, Prisma } from '../../db/client.ts';
import { reconcileRequest } from '../streams/fragments.queries.ts';

/** How the seats of a stream differ from who was in its room. */
export interface SeatDifferencesRow {
  stream_id: string;
  /** Seats whose holders were in the room although they are not held. */
  not_held: string[];
  /** Seats of those in the room whose lease runs out before the given moment. */
  to_renew: string[];
  /** Seats whose holders were connected, and absent before; and those of whom it is the other way round. */
  arrived: string[];
  departed: string[];
  /** Seats whose holders have been absent for too long. */
  absent: { id: string; takes: number }[];
  /** Whether a lease had lapsed of somebody who was not in the room. */
  lapsed: boolean;
}

/** A room that was listed after `readAt`, with the seats that were seen in it, and which of them were connected. */
export interface ListedSeats {
  streamId: string;
  seatIds: string[];
  connected: boolean[];
  readAt: Date;
}

/**
 * Compares the seats of many streams with who was in their rooms. Only what differs comes back: a room of a thousand that is
 * in order costs one row.
 * @param renewBeforeMs how long before its end a lease is to be renewed
 * @param absentMs how long somebody may be absent
 */
export function readSeatDifferences(
  db: Db,
  rooms: readonly ListedSeats[],
  { renewBeforeMs, absentMs }: { renewBeforeMs: number; absentMs: number },
): Promise<SeatDifferencesRow[]> {
  const streamIds = rooms.map(({ streamId }) => streamId);
  const readAt = rooms.map((room) => room.readAt);
  const seatIds = rooms.flatMap((room) => room.seatIds);
  const connected = rooms.flatMap((room) => room.connected);
  const seatStreams = rooms.flatMap(({ streamId, seatIds: ids }) => ids.map(() => streamId));
  const ms = (count: number) => Prisma.sql`${count} * interval '1 millisecond'`;
  return db.$queryRaw<SeatDifferencesRow[]>`
    WITH room AS (
      SELECT * FROM unnest(${streamIds}::text[], ${readAt}::timestamptz[]) AS r (stream_id, read_at)
    ), present AS MATERIALIZED (
      SELECT * FROM unnest(${seatStreams}::text[], ${seatIds}::text[], ${connected}::boolean[])
        AS p (stream_id, seat_id, connected)
    ), held AS MATERIALIZED (
      SELECT h.stream_id, h.id, h.takes, h.lease_expires_at, h.absent_since, room.read_at,
        p.seat_id IS NOT NULL AS in_room, p.connected IS TRUE AS connected
      FROM room JOIN seats h ON h.stream_id = room.stream_id AND h.released_at IS NULL
      LEFT JOIN present p ON p.seat_id = h.id AND p.stream_id = h.stream_id
    ), differing AS (
      SELECT stream_id,
        array_agg(id) FILTER (WHERE in_room AND lease_expires_at < read_at + ${ms(renewBeforeMs)}) AS to_renew,
        array_agg(id) FILTER (WHERE connected AND absent_since IS NOT NULL) AS arrived,
        array_agg(id) FILTER (WHERE NOT connected AND absent_since IS NULL) AS departed,
        json_agg(json_build_object('id', id, 'takes', takes))
          FILTER (WHERE NOT connected AND absent_since <= read_at - ${ms(absentMs)}) AS absent,
        bool_or(NOT in_room AND lease_expires_at < read_at) AS lapsed
      FROM held GROUP BY stream_id
    ), surplus AS (
      SELECT p.stream_id, array_agg(p.seat_id) AS seat_ids
      FROM present p WHERE NOT EXISTS (SELECT FROM held h WHERE h.id = p.seat_id AND h.stream_id = p.stream_id)
      GROUP BY p.stream_id
    )
    SELECT room.stream_id, coalesce(s.seat_ids, '{}') AS not_held, coalesce(d.to_renew, '{}') AS to_renew,
      coalesce(d.arrived, '{}') AS arrived, coalesce(d.departed, '{}') AS departed, coalesce(d.absent, '[]') AS absent,
      coalesce(d.lapsed, false) AS lapsed
    FROM room LEFT JOIN differing d ON d.stream_id = room.stream_id LEFT JOIN surplus s ON s.stream_id = room.stream_id`;
}

/**
 * Records whose holders came into the room and whose left it. Like the renewal of leases it leaves alone what another
 * statement holds locked: the next listing records it.
 */
export async function recordAbsences(
  db: Db,
  { arrived, departed, readAt }: { arrived: string[]; departed: string[]; readAt: Date },
): Promise<void> {
  await db.$executeRaw`
    UPDATE seats SET absent_since = CASE WHEN id = ANY(${departed}::text[]) THEN ${readAt}::timestamptz END WHERE id IN (
      SELECT id FROM seats WHERE released_at IS NULL
        AND (id = ANY(${arrived}::text[]) OR id = ANY(${departed}::text[]) AND absent_since IS NULL) FOR UPDATE SKIP LOCKED
    )`;
}

/** Counts absences from a stream's room anew, from a moment on. */
export async function restartAbsences(db: Db, streamId: string, since: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE seats SET absent_since = ${since} WHERE id IN (
      SELECT id FROM seats WHERE stream_id = ${streamId} AND released_at IS NULL AND absent_since < ${since}
      FOR UPDATE SKIP LOCKED
    )`;
}

/** Asks for the room of a stream to be listed soon. */
export async function requestListing(db: Db, streamId: string, now: Date): Promise<void> {
  await db.$executeRaw(reconcileRequest(Prisma.sql`${streamId}`, now));
}
