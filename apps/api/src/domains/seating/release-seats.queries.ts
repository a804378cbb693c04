import { Prisma, type Transaction } from '../../db/client.ts';
import { lockSeating } from './lock-seating.queries.ts';
import { reserveFreeSeats, waits } from './queue/reservations.queries.ts';

/** Why a seat was released. */
export type ReleaseReason =
  /** Its holder left. */
  | 'left'
  /** A beacon said so, when its holder's page was closed. */
  | 'page_closed'
  /** Nobody renewed the lease in time, and its holder was not in the room. */
  | 'lapsed'
  /** Its holder was not connected to the room for too long, although heartbeats came. */
  | 'absent'
  /** The stream is no longer for its holder. */
  | 'evicted'
  | 'stream_ended'
  | 'account_suspended'
  | 'account_deleted';

/** Which seats of a stream are released. */
export type SeatSelection =
  /** Those that were not taken once more since `takes`. */
  | { seats: readonly { id: string; takes: number }[] }
  /** Those whose lease had lapsed at a moment and whose holders were not in the room then. */
  | { lapsedAt: Date; present: readonly string[] }
  | 'all';

function isSelected(which: SeatSelection): Prisma.Sql {
  if (which === 'all') return Prisma.sql`true`;
  if ('lapsedAt' in which) {
    return Prisma.sql`lease_expires_at < ${which.lapsedAt} AND id <> ALL (${which.present}::text[])`;
  }
  const ids = which.seats.map(({ id }) => id);
  const takes = which.seats.map((seat) => seat.takes);
  return Prisma.sql`(id, takes) IN (SELECT * FROM unnest(${ids}::text[], ${takes}::int[]))`;
}

/**
 * Gives seats of a stream back, and reserves what became free for those who wait in the queue. Those who listen to a stream that
 * was full are notified. Every way in which a seat ends
 * comes by here, inside the transaction of its cause. Running twice at once, each seat is given back once.
 * @returns the ids of those that became free now
 */
export async function releaseSeats(
  tx: Transaction,
  streamId: string,
  which: SeatSelection,
  reason: ReleaseReason,
  now: Date,
): Promise<string[]> {
  await lockSeating(tx, streamId);
  // What reads all seats that are held counts them anew on the way.
  const before =
    which !== 'all' && 'seats' in which
      ? Prisma.sql`taken`
      : Prisma.sql`(SELECT count(*) FROM seats WHERE stream_id = ${streamId} AND released_at IS NULL)`;
  const [row] = await tx.$queryRaw<{ ids: string[]; queue_waits: boolean }[]>`
    WITH seating AS (
      SELECT taken + reserved >= cap AS was_full FROM stream_seating WHERE stream_id = ${streamId}
    ), released AS (
      UPDATE seats SET released_at = ${now}, released_reason = ${reason}
      WHERE stream_id = ${streamId} AND released_at IS NULL AND ${isSelected(which)} RETURNING id
    ), counter AS (
      UPDATE stream_seating SET taken = ${before} - (SELECT count(*) FROM released) WHERE stream_id = ${streamId}
    )
    SELECT ARRAY(SELECT id FROM released) AS ids,
      (SELECT pg_notify('streams', 'queue ' || ${streamId}) FROM seating
        WHERE was_full AND EXISTS (SELECT FROM released))::text AS notified,
      EXISTS (SELECT 1 FROM queue_entries q WHERE ${waits(streamId)} AND q.reserved_until IS NULL) AS queue_waits`;
  const { ids, queue_waits: queueWaits } = row ?? { ids: [], queue_waits: false };
  if (queueWaits && ids.length > 0) await reserveFreeSeats(tx, [streamId]);
  return ids;
}
