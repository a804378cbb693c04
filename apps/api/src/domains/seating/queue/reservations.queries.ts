import { type Db, Prisma, type Transaction } from '../../../db/client.ts';

// The times of queues are the database's: they are short, and replicas whose clocks differ must agree on them.

/** How long a freed seat is reserved for the first in the queue. */
const reservation = Prisma.sql`interval '30 seconds'`;
/**
 * For how long somebody who waits counts as present after the last sign of life: an open connection gives one every ten
 * seconds. No seat is reserved for who is not present.
 */
const presence = Prisma.sql`interval '30 seconds'`;
/** How long a place is kept after the last sign of life. */
const lease = Prisma.sql`interval '3 minutes'`;

/** Why a place in a queue ended. */
export type QueueEndReason =
  | 'seated'
  /** The viewer gave it up. */
  | 'left'
  /** The viewer was not connected for too long. */
  | 'lapsed'
  /** The seat that was reserved was not taken in time. */
  | 'reservation_lapsed'
  /** The stream is no longer for the viewer. */
  | 'evicted'
  | 'stream_ended'
  | 'account_suspended'
  | 'account_deleted';

/**
 * A condition on queue entries `q`: a place in a stream's queue.
 * @param streamId an id, or the column of one
 */
export function waits(streamId: Prisma.Sql | string): Prisma.Sql {
  return Prisma.sql`q.stream_id = ${streamId} AND q.ended_at IS NULL`;
}

/** Part of a statement: how many wait for a seat of a stream. */
export function countWaiting(streamId: Prisma.Sql | string): Prisma.Sql {
  return Prisma.sql`(SELECT count(*) FROM queue_entries q WHERE ${waits(streamId)})::int`;
}

/** The order of queue entries `q` of a stream whose seating is `n`. */
export const inOrder = Prisma.sql`(n.members_first AND q.member) DESC, q.seq`;

/**
 * Notifies those who listen to the queues of these rows' streams, on every server, once the transaction commits: each of them
 * once, however often it is named.
 */
export async function notifyQueue(
  db: Db | Transaction,
  rows: readonly { stream_id: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const streamIds = rows.map((row) => row.stream_id);
  await db.$queryRaw`SELECT pg_notify('streams', 'queue ' || id)::text FROM unnest(${streamIds}::text[]) AS id`;
}

/**
 * Reserves the free seats of streams for those who are next in their queues and present. The streams' counters must be locked, and
 * what made seats free must be written: so no seat is free for anybody else while somebody waits for it.
 */
export async function reserveFreeSeats(tx: Transaction, streamIds: readonly string[]): Promise<void> {
  const rows = await tx.$queryRaw<{ stream_id: string }[]>`
    WITH next AS (
      SELECT q.id FROM stream_seating n, LATERAL (
        SELECT q.id FROM queue_entries q
        WHERE ${waits(Prisma.sql`n.stream_id`)} AND q.reserved_until IS NULL AND q.last_seen_at > now() - ${presence}
        ORDER BY ${inOrder} LIMIT n.cap - n.taken - n.reserved
      ) q
      WHERE n.stream_id = ANY (${streamIds}::text[]) AND n.open AND n.cap > n.taken + n.reserved
    ), reserved AS (
      UPDATE queue_entries q SET reserved_until = now() + ${reservation} FROM next WHERE q.id = next.id RETURNING q.stream_id
    ), counter AS (
      UPDATE stream_seating n SET reserved = n.reserved + r.seats
      FROM (SELECT stream_id, count(*) AS seats FROM reserved GROUP BY stream_id) r WHERE n.stream_id = r.stream_id
    )
    SELECT stream_id FROM reserved`;
  await notifyQueue(tx, rows);
}

/**
 * Withdraws as many reservations as there are too many: the latest ones. Their holders wait on in their places. The streams'
 * counters must be locked.
 */
export async function withdrawReservations(tx: Transaction, streamIds: readonly string[]): Promise<void> {
  const rows = await tx.$queryRaw<{ stream_id: string }[]>`
    WITH last AS (
      SELECT q.id FROM stream_seating n, LATERAL (
        SELECT q.id FROM queue_entries q
        WHERE ${waits(Prisma.sql`n.stream_id`)} AND q.reserved_until IS NOT NULL
        ORDER BY (n.members_first AND q.member), q.seq DESC LIMIT n.taken + n.reserved - n.cap
      ) q
      WHERE n.stream_id = ANY (${streamIds}::text[]) AND n.cap < n.taken + n.reserved
    ), withdrawn AS (
      UPDATE queue_entries q SET reserved_until = NULL FROM last WHERE q.id = last.id RETURNING q.stream_id
    ), counter AS (
      UPDATE stream_seating n SET reserved = n.reserved - w.seats
      FROM (SELECT stream_id, count(*) AS seats FROM withdrawn GROUP BY stream_id) w WHERE n.stream_id = w.stream_id
    )
    SELECT stream_id FROM withdrawn`;
  await notifyQueue(tx, rows);
}

/** Which places of a stream's queue end. */
export type PlaceSelection =
  | { ids: readonly string[] }
  /** Those who were not connected for too long. */
  | 'lapsed'
  /** Those whose reserved seat was not taken in time. */
  | 'reservation_lapsed'
  | 'all';

function isSelected(which: PlaceSelection): Prisma.Sql {
  if (which === 'all') return Prisma.sql`true`;
  if (which === 'lapsed') return Prisma.sql`q.reserved_until IS NULL AND q.last_seen_at <= now() - ${lease}`;
  if (which === 'reservation_lapsed') return Prisma.sql`q.reserved_until <= now()`;
  return Prisma.sql`q.id = ANY (${which.ids}::text[])`;
}

/**
 * Ends places of a stream's queue, and lets go of the seats that were reserved for them. The counter must be locked. Ending twice
 * changes nothing.
 */
export async function endPlaces(
  tx: Transaction,
  streamId: string,
  which: PlaceSelection,
  reason: QueueEndReason,
): Promise<void> {
  // Reservations are counted anew on the way: the queue has few.
  const rows = await tx.$queryRaw<{ stream_id: string }[]>`
    WITH ended AS (
      UPDATE queue_entries q SET ended_at = now(), ended_reason = ${reason}
      WHERE ${waits(streamId)} AND ${isSelected(which)} RETURNING q.stream_id, q.reserved_until
    ), counter AS (
      UPDATE stream_seating SET reserved =
        (SELECT count(*) FROM queue_entries q WHERE ${waits(streamId)} AND q.reserved_until IS NOT NULL)
        - (SELECT count(*) FROM ended WHERE reserved_until IS NOT NULL)
      WHERE stream_id = ${streamId} AND EXISTS (SELECT 1 FROM ended)
    )
    SELECT DISTINCT stream_id FROM ended`;
  await notifyQueue(tx, rows);
}

/**
 * The streams whose queues are due: a reservation or a place has lapsed, or a seat is free while somebody present waits for it (who
 * came back, say).
 */
export async function listDueQueues(db: Db): Promise<string[]> {
  const rows = await db.$queryRaw<{ stream_id: string }[]>`
    SELECT DISTINCT q.stream_id FROM queue_entries q JOIN stream_seating n ON n.stream_id = q.stream_id
    WHERE q.ended_at IS NULL AND CASE WHEN q.reserved_until IS NOT NULL THEN q.reserved_until <= now()
      ELSE q.last_seen_at <= now() - ${lease}
        OR (q.last_seen_at > now() - ${presence} AND n.open AND n.cap > n.taken + n.reserved) END`;
  return rows.map((row) => row.stream_id);
}
