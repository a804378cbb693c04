import type { StreamState, Visibility } from '@footlight/contracts';
import { type ViewerFactsRow, viewerFactColumns } from '../access/fragments.queries.ts';
import { lastChatSeq } from '../chat/fragments.queries.ts';
import { deleteInBatches } from '../../db/batches.ts';
import { type Db, Prisma } from '../../db/client.ts';
import { unreported } from '../reports/fragments.queries.ts';
import { returnsWithin } from './fragments.queries.ts';
import { countWaiting } from './queue/reservations.queries.ts';

/** What decides whether a seat can be given. */
export interface SeatingRow {
  open: boolean;
  needs_access_check: boolean;
  /** Whether every seat is taken or reserved. */
  full: boolean;
  /** How many wait for a seat of a stream that is full; else 0. */
  queue_length: number;
}

/** Reads without waiting whether a stream gives seats; undefined when there is no such stream. */
export async function findSeating(db: Db, streamId: string): Promise<SeatingRow | undefined> {
  const [row] = await db.$queryRaw<SeatingRow[]>`
    SELECT open, needs_access_check, taken + reserved >= cap AS full,
      CASE WHEN taken + reserved >= cap THEN ${countWaiting(streamId)} ELSE 0 END AS queue_length
    FROM stream_seating WHERE stream_id = ${streamId}`;
  return row;
}

/** Renews a seat's lease; answers what its holder should know, or undefined when the seat was released. */
export async function extendLease(
  db: Db,
  seat: { streamId: string; seatId: string; leaseExpiresAt: Date },
): Promise<{ state: StreamState; last_seq: number; taken: number } | undefined> {
  const [row] = await db.$queryRaw<{ state: StreamState; last_seq: number; taken: number }[]>`
    WITH seat AS (
      UPDATE seats SET lease_expires_at = ${seat.leaseExpiresAt}
      WHERE id = ${seat.seatId} AND stream_id = ${seat.streamId} AND released_at IS NULL RETURNING stream_id
    )
    SELECT s.state, ${lastChatSeq(Prisma.sql`s.id`)} AS last_seq, n.taken FROM seat
    JOIN streams s ON s.id = seat.stream_id
    JOIN stream_seating n ON n.stream_id = s.id`;
  return row;
}

export function findSeat(db: Db, streamId: string, seatId: string) {
  return db.seat.findFirst({ where: { id: seatId, streamId } });
}

/**
 * Renews the leases of these seats, where they are still held. A seat that another statement holds locked is being renewed,
 * taken again or released by that one, and is left alone: waiting for it could end in a deadlock.
 */
export async function renewLeases(db: Db, seatIds: string[], until: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE seats SET lease_expires_at = ${until} WHERE id IN (
      SELECT id FROM seats WHERE id = ANY(${seatIds}) AND released_at IS NULL FOR UPDATE SKIP LOCKED
    )`;
}

/** What decides whether someone may join a room. */
export interface AdmissionRow extends ViewerFactsRow {
  state: StreamState;
  visibility: Visibility;
  /** Whether the identity is a seat of this stream that is held. */
  seat_held: boolean;
}

/**
 * What decides whether someone may join a room: for a seat what its holder is to the stream, else the account itself.
 * @returns undefined when there is no such stream
 */
export async function findAdmission(
  db: Db,
  streamId: string,
  identity: string,
  now: Date,
): Promise<AdmissionRow | undefined> {
  const [row] = await db.$queryRaw<AdmissionRow[]>`
    SELECT s.state, s.visibility, h.id IS NOT NULL AS seat_held,
      ${viewerFactColumns(Prisma.sql`coalesce(h.viewer_id, ${identity})`, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id
    LEFT JOIN seats h ON h.id = ${identity} AND h.stream_id = s.id AND h.released_at IS NULL
    WHERE s.id = ${streamId}`;
  return row;
}

/** The seats that somebody holds, in any stream. */
export function listHeldBy(db: Db, viewerId: string) {
  return db.seat.findMany({ where: { viewerId, releasedAt: null } });
}

/** Seats that somebody has or had, by id, from one on. */
export function listSeatsOf(db: Db, viewerId: string, after: string, limit: number) {
  return db.seat.findMany({ where: { viewerId, id: { gt: after } }, orderBy: { id: 'asc' }, take: limit });
}

/**
 * Deletes the seats that somebody had. Those that are held stay. Where a report is still to be read from them, and in the other
 * streams of that channel, which say who returned, they stay until they are purged and are nobody's: all under one made-up id.
 */
export async function deleteSeatsOf(db: Db, viewerId: string, signal?: AbortSignal): Promise<void> {
  await db.$executeRaw`
    WITH channel AS MATERIALIZED (
      SELECT channel_id, 'deleted ' || gen_random_uuid() AS anonymous_id FROM (
        SELECT DISTINCT s.channel_id FROM seats h JOIN streams s ON s.id = h.stream_id
        WHERE h.viewer_id = ${viewerId} AND ${unreported}) d
    )
    UPDATE seats h SET viewer_id = c.anonymous_id FROM streams s JOIN channel c ON c.channel_id = s.channel_id
    WHERE h.viewer_id = ${viewerId} AND h.released_at IS NOT NULL AND s.id = h.stream_id`;
  const theirs = Prisma.sql`viewer_id = ${viewerId} AND released_at IS NOT NULL`;
  await deleteInBatches(db, Prisma.sql`seats`, theirs, signal);
}

/**
 * Deletes seats that were released before a moment, but none from which a report is still to be read: neither those of that
 * stream nor those that say who returned to its channel.
 */
export async function deleteReleasedBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  const needed = await db.$queryRaw<{ channel_id: string; since: Date }[]>`
    SELECT s.channel_id, min(s.started_at) - ${returnsWithin} AS since FROM streams s WHERE ${unreported}
    GROUP BY s.channel_id`;
  const channelIds = needed.map((row) => row.channel_id);
  const since = needed.map((row) => row.since);
  const stillNeeded = Prisma.sql`EXISTS (
    SELECT FROM streams s JOIN unnest(${channelIds}::text[], ${since}::timestamptz[]) AS n (channel_id, since)
      ON n.channel_id = s.channel_id
    WHERE s.id = seats.stream_id AND seats.released_at >= n.since)`;
  const purged = Prisma.sql`released_at < ${moment} AND NOT ${stillNeeded}`;
  await deleteInBatches(db, Prisma.sql`seats`, purged, signal);
}

/** A seat that is held, and what its holder is to the stream. */
export interface SeatHolderRow extends ViewerFactsRow {
  id: string;
  takes: number;
  visibility: Visibility;
}

/** Everybody who holds a seat in a stream that is not for everybody. */
export function listSeatHolders(db: Db, streamId: string, now: Date): Promise<SeatHolderRow[]> {
  return db.$queryRaw<SeatHolderRow[]>`
    SELECT h.id, h.takes, s.visibility, ${viewerFactColumns(Prisma.sql`h.viewer_id`, now)}
    FROM stream_seating n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
    JOIN seats h ON h.stream_id = s.id AND h.released_at IS NULL
    WHERE n.stream_id = ${streamId} AND n.needs_access_check`;
}
