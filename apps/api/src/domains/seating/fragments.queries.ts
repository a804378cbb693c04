import { Prisma } from '../../db/generated/client.ts';
import { deleteInBatches } from '../../db/batches.ts';
import type { Db, Transaction } from '../../db/client.ts';
import {
  countWaiting,
  endPlaces,
  notifyQueue,
  reserveFreeSeats,
  withdrawReservations,
} from './queue/reservations.queries.ts';
import { releaseSeats } from './release-seats.queries.ts';

/**
 * Joins the seating of a stream to a statement, as `n`: `taken`, `cap`, `open`, `needs_access_check`, `members_first`.
 * @param streamId the column that names the stream
 */
export function joinSeating(streamId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`JOIN stream_seating n ON n.stream_id = ${streamId}`;
}

/** How many wait for a seat of a stream; for statements with its seating as `n`. Nobody waits for one that gives none. */
export const queueLength = Prisma.sql`CASE WHEN n.open THEN ${countWaiting(Prisma.sql`n.stream_id`)} ELSE 0 END`;

/** Gives a stream its seating of so many seats, in the transaction that makes the stream. */
export async function insertSeating(tx: Transaction, streamId: string, cap: number): Promise<void> {
  await tx.streamSeating.create({ data: { streamId, cap } });
}

/** From the commit on seats are given: so many. */
export async function openSeating(tx: Transaction, streamId: string, cap: number): Promise<void> {
  await tx.streamSeating.update({ where: { streamId }, data: { open: true, cap } });
}

/**
 * Changes how many seats streams have. Those that are taken stay taken. Of those that are reserved as many are withdrawn as there
 * are too many; whoever loses one keeps the place. Seats that became more are reserved for those who wait.
 * @param caps a SELECT of `stream_id` and `cap`
 */
export async function setSeatCaps(db: Db, caps: Prisma.Sql): Promise<void> {
  await db.$transaction(async (tx) => {
    // Locked in the order in which `writeAccessCheck` locks them: an UPDATE of many locks in an order of its own.
    const locked = await tx.$queryRaw<{ stream_id: string }[]>`
      SELECT n.stream_id FROM stream_seating n JOIN (${caps}) w ON w.stream_id = n.stream_id
      WHERE n.cap <> w.cap ORDER BY n.stream_id FOR NO KEY UPDATE OF n`;
    if (locked.length === 0) return;
    const streamIds = locked.map((row) => row.stream_id);
    await tx.$executeRaw`
      UPDATE stream_seating n SET cap = w.cap FROM (${caps}) w
      WHERE n.stream_id = w.stream_id AND n.stream_id = ANY (${streamIds}::text[]) AND n.cap <> w.cap`;
    await withdrawReservations(tx, streamIds);
    await reserveFreeSeats(tx, streamIds);
    await notifyQueue(tx, locked);
  });
}

/**
 * From the commit on no seat is given, all are released, and nobody waits for one.
 * @returns how many became free
 */
export async function closeSeating(tx: Transaction, streamId: string, now: Date): Promise<number> {
  // The counter's row is what every join locks: after this line no seat can be taken.
  await tx.streamSeating.update({ where: { streamId }, data: { open: false } });
  await endPlaces(tx, streamId, 'all', 'stream_ended');
  const released = await releaseSeats(tx, streamId, 'all', 'stream_ended', now);
  return released.length;
}

export { writeAccessCheck } from './access-check.queries.ts';
export { writeQueueMember } from './queue/queue.queries.ts';

/** Deletes the seats of a stream that is over, and the places in its queue. */
export async function deleteSeatsOfStream(db: Db, streamId: string, signal?: AbortSignal): Promise<void> {
  await deleteInBatches(db, Prisma.sql`seats`, Prisma.sql`stream_id = ${streamId}`, signal);
  await deleteInBatches(db, Prisma.sql`queue_entries`, Prisma.sql`stream_id = ${streamId}`, signal);
}

/** The time on air of a stream: up to now while it is not over. */
export interface TimeOnAir {
  streamId: string;
  channelId: string;
  startedAt: Date;
  until: Date;
}

/**
 * A SELECT of the seats of a stream: `viewer_id`, and from when until when each was held, `began_at` and `ended_at`, within its
 * time on air.
 */
export function seatsWatched({ streamId, startedAt, until }: TimeOnAir): Prisma.Sql {
  const within = (moment: Prisma.Sql) =>
    Prisma.sql`least(greatest(${moment}, ${startedAt}::timestamptz), ${until}::timestamptz)`;
  return Prisma.sql`
    SELECT h.viewer_id, ${within(Prisma.sql`h.created_at`)} AS began_at,
      ${within(Prisma.sql`greatest(coalesce(h.released_at, ${until}::timestamptz), h.created_at)`)} AS ended_at
    FROM seats h WHERE h.stream_id = ${streamId}`;
}

/** How long before a stream somebody who watched an earlier one counts as returning to its channel. Seats are kept as long. */
export const returnsWithin = Prisma.sql`interval '90 days'`;

/**
 * A condition: somebody had a seat in an earlier stream of the channel.
 * @param viewerId the column of an account's or guest's id
 */
export function returnsToChannel(
  viewerId: Prisma.Sql,
  { channelId, startedAt }: Pick<TimeOnAir, 'channelId' | 'startedAt'>,
): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM seats h JOIN streams e ON e.id = h.stream_id
    WHERE h.viewer_id = ${viewerId} AND e.channel_id = ${channelId} AND e.started_at < ${startedAt}::timestamptz
      AND h.released_at >= ${startedAt}::timestamptz - ${returnsWithin})`;
}

/**
 * A SELECT of what is counted where it happens: `peak`, the most seats of a stream that were taken at once, `queued`, the places
 * that its queue gave, and `refused`, how often somebody was refused because it was full.
 */
export function seatingFigures(streamId: string): Prisma.Sql {
  return Prisma.sql`SELECT n.peak, n.queued, coalesce(f.count, 0) AS refused
    FROM stream_seating n LEFT JOIN stream_refusals f ON f.stream_id = n.stream_id WHERE n.stream_id = ${streamId}`;
}

/** An expression: the most seats that were taken at once in a stream of somebody's channels which went live since then. */
export function peakOfOwner(ownerId: string, since: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(max(n.peak), 0)::int FROM channels c
    JOIN streams s ON s.channel_id = c.id AND s.started_at >= ${since}
    JOIN stream_seating n ON n.stream_id = s.id
    WHERE c.owner_id = ${ownerId} AND c.deletion_requested_at IS NULL)`;
}

/** Gives a guest's seats, and places in queues, to the account that the guest made. */
export async function moveSeats(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.seat.updateMany({ where: { viewerId: guestId }, data: { viewerId: userId } });
  await tx.queueEntry.updateMany({ where: { viewerId: guestId }, data: { viewerId: userId } });
}

/**
 * A condition: somebody holds or held a seat, or a place in a queue, that is not deleted yet.
 * @param viewerId the column of an account's or guest's id
 */
export function hadSeat(viewerId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(EXISTS (SELECT FROM seats h WHERE h.viewer_id = ${viewerId})
    OR EXISTS (SELECT FROM queue_entries q WHERE q.viewer_id = ${viewerId}))`;
}
