import type { StreamState } from '@footlight/contracts';
import { type Db, Prisma } from '../../db/client.ts';

/** A seat as its holder knows it, with the name that others see. */
export interface SeatRow {
  id: string;
  takes: number;
  display_name: string | null;
}

/** The unique index that holds one seat per viewer. */
export const oneSeatPerViewer = 'seats_one_per_viewer';

interface Taking {
  streamId: string;
  seatId: string;
  viewer: { kind: 'account' | 'guest'; id: string };
  now: Date;
  leaseExpiresAt: Date;
}

/**
 * Takes a new seat in one statement: the counter goes up and the seat is written together, or neither. A guest who is not
 * known yet is written with it. A second seat of one viewer fails on the unique index and undoes the count.
 * @returns undefined when there is no such stream; otherwise whether the doors are open, and the seat if there was one
 */
export async function insertSeat(
  db: Db,
  { streamId, seatId, viewer, now, leaseExpiresAt }: Taking,
): Promise<{ open: boolean; known: boolean; seat: SeatRow | undefined } | undefined> {
  const isGuest = viewer.kind === 'guest';
  const [row] = await db.$queryRaw<
    { open: boolean; known: boolean; seat_id: string | null; display_name: string | null }[]
  >`
    WITH viewer AS (
      SELECT display_name FROM ${isGuest ? Prisma.sql`guests` : Prisma.sql`users`} WHERE id = ${viewer.id}
    ), counter AS (
      UPDATE stream_seating SET taken = taken + 1 WHERE stream_id = ${streamId} AND open AND taken < cap
      ${isGuest ? Prisma.empty : Prisma.sql`AND EXISTS (SELECT 1 FROM viewer)`} RETURNING stream_id
    ), newcomer AS (
      INSERT INTO guests (id, created_at) SELECT ${viewer.id}, ${now} FROM counter
      WHERE ${isGuest} AND NOT EXISTS (SELECT 1 FROM viewer) ON CONFLICT DO NOTHING
    ), seat AS (
      INSERT INTO seats (id, stream_id, viewer_id, created_at, lease_expires_at)
      SELECT ${seatId}, stream_id, ${viewer.id}, ${now}, ${leaseExpiresAt} FROM counter RETURNING id
    )
    SELECT open, EXISTS (SELECT 1 FROM viewer) AS known, (SELECT id FROM seat) AS seat_id,
      (SELECT display_name FROM viewer) AS display_name
    FROM stream_seating WHERE stream_id = ${streamId}`;
  if (!row) return undefined;
  const seat =
    row.seat_id === null ? undefined : { id: row.seat_id, takes: 1, display_name: row.display_name };
  return { open: row.open, known: row.known || isGuest, seat };
}

/** Takes the seat that a viewer has in a stream once more, which makes its older release keys void. */
export async function retakeSeat(
  db: Db,
  { streamId, viewer, leaseExpiresAt }: Taking,
): Promise<SeatRow | undefined> {
  const [row] = await db.$queryRaw<SeatRow[]>`
    UPDATE seats SET takes = takes + 1, lease_expires_at = ${leaseExpiresAt}
    WHERE stream_id = ${streamId} AND viewer_id = ${viewer.id} AND released_at IS NULL
    RETURNING id, takes, (SELECT display_name FROM ${viewer.kind === 'guest' ? Prisma.sql`guests` : Prisma.sql`users`}
      WHERE id = ${viewer.id}) AS display_name`;
  return row;
}

/** Renews a seat's lease; answers what its holder should know, or undefined when the seat was given back. */
export async function extendLease(
  db: Db,
  seat: { streamId: string; seatId: string; leaseExpiresAt: Date },
): Promise<{ state: StreamState; last_seq: number; taken: number } | undefined> {
  const [row] = await db.$queryRaw<{ state: StreamState; last_seq: number; taken: number }[]>`
    WITH seat AS (
      UPDATE seats SET lease_expires_at = ${seat.leaseExpiresAt}
      WHERE id = ${seat.seatId} AND stream_id = ${seat.streamId} AND released_at IS NULL RETURNING stream_id
    )
    SELECT s.state, c.last_seq, n.taken FROM seat
    JOIN streams s ON s.id = seat.stream_id
    JOIN stream_chat c ON c.stream_id = s.id
    JOIN stream_seating n ON n.stream_id = s.id`;
  return row;
}

export function findSeat(db: Db, streamId: string, seatId: string) {
  return db.seat.findFirst({ where: { id: seatId, streamId } });
}

/** Gives a seat back in one statement; false when it was given back before, or taken once more since `takes`. */
export async function giveSeatBack(db: Db, seatId: string, takes: number, now: Date): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH seat AS (
      UPDATE seats SET released_at = ${now} WHERE id = ${seatId} AND takes = ${takes} AND released_at IS NULL
      RETURNING stream_id
    )
    UPDATE stream_seating n SET taken = n.taken - 1 FROM seat WHERE n.stream_id = seat.stream_id RETURNING n.stream_id`;
  return rows.length > 0;
}

/**
 * Renews the leases of seats whose holders are in the room, when half of a lease has passed.
 * @returns which of the seats are held
 */
export async function renewPresent(
  db: Db,
  streamId: string,
  seatIds: string[],
  leases: { renewBefore: Date; until: Date },
): Promise<Set<string>> {
  if (seatIds.length === 0) return new Set();
  const held = { streamId, id: { in: seatIds }, releasedAt: null };
  await db.seat.updateMany({
    where: { ...held, leaseExpiresAt: { lt: leases.renewBefore } },
    data: { leaseExpiresAt: leases.until },
  });
  const rows = await db.seat.findMany({ where: held, select: { id: true } });
  return new Set(rows.map((row) => row.id));
}

/** Whether any seat's lease had lapsed at a moment. */
export async function hasLapsed(db: Db, streamId: string, at: Date): Promise<boolean> {
  const row = await db.seat.findFirst({
    where: { streamId, releasedAt: null, leaseExpiresAt: { lt: at } },
    select: { id: true },
  });
  return row !== null;
}

/** Gives back the seats whose lease had lapsed at a moment and whose holders were not in the room then. */
export function freeLapsed(db: Db, streamId: string, at: Date, present: string[]): Promise<number> {
  return db.$transaction(async (tx) => {
    // The counter is locked by a statement of its own: the snapshot of one statement is older than its lock.
    await tx.$queryRaw`SELECT taken FROM stream_seating WHERE stream_id = ${streamId} FOR UPDATE`;
    const freed = await tx.seat.updateMany({
      where: { streamId, releasedAt: null, leaseExpiresAt: { lt: at }, id: { notIn: present } },
      data: { releasedAt: at },
    });
    const taken = await tx.seat.count({ where: { streamId, releasedAt: null } });
    await tx.streamSeating.update({ where: { streamId }, data: { taken } });
    return freed.count;
  });
}

/** What decides whether someone may join a room; undefined when there is no such stream. */
export async function findAdmission(
  db: Db,
  streamId: string,
  identity: string,
): Promise<{ state: StreamState; owner_id: string; seat_held: boolean } | undefined> {
  const [row] = await db.$queryRaw<{ state: StreamState; owner_id: string; seat_held: boolean }[]>`
    SELECT s.state, c.owner_id, EXISTS (
      SELECT 1 FROM seats WHERE id = ${identity} AND stream_id = s.id AND released_at IS NULL
    ) AS seat_held
    FROM streams s JOIN channels c ON c.id = s.channel_id WHERE s.id = ${streamId}`;
  return row;
}
