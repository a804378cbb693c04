import type { StreamState } from '@footlight/contracts';
import { type Db, Prisma } from '../../../db/client.ts';
import { joinSeating } from '../../seating/fragments.queries.ts';

/** A stream whose room is to be listed now. */
export interface ClaimedStream {
  stream_id: string;
  /** How many times in a row LiveKit did not answer. */
  failures: number;
}

/**
 * Takes the streams that are due, longest due first, so that of several replicas one lists each room.
 * @param except what this process is still busy with
 * @param nextAt when they are due again
 */
export function claimDueStreams(
  db: Db,
  { now, nextAt, limit, except }: { now: Date; nextAt: Date; limit: number; except: string[] },
): Promise<ClaimedStream[]> {
  return db.$queryRaw<ClaimedStream[]>`
    UPDATE stream_reconciliations SET reconciled_at = ${now}, due_at = ${nextAt} WHERE stream_id IN (
      SELECT stream_id FROM stream_reconciliations
      WHERE due_at <= ${now} AND stream_id <> ALL (${except}) ORDER BY due_at LIMIT ${limit} FOR UPDATE SKIP LOCKED
    ) RETURNING stream_id, failures`;
}

/** Records that LiveKit did not answer for a stream, and when it is asked again. */
export async function recordFailure(db: Db, streamId: string, dueAt: Date): Promise<void> {
  await db.streamReconciliation.updateMany({
    where: { streamId },
    data: { failures: { increment: 1 }, dueAt },
  });
}

/** Records that LiveKit answers for a stream again. */
export async function clearFailures(db: Db, streamId: string): Promise<void> {
  await db.streamReconciliation.updateMany({ where: { streamId }, data: { failures: 0 } });
}

/** What the database says of a stream on air. */
export interface ReconciliationRow {
  stream_id: string;
  state: StreamState;
  interrupted_at: Date | null;
  unpublished_since: Date | null;
  /** Whether another number of viewers was sent to the room. */
  viewers_changed: boolean;
  needs_access_check: boolean;
  /** How many were in the room, and how many of them as viewers, as it was recorded last. */
  participants: number;
  viewers_present: number;
}

/** What the database says of these streams; those that are not on air are not in the answer. */
export function readReconciliations(db: Db, streamIds: string[]): Promise<ReconciliationRow[]> {
  return db.$queryRaw<ReconciliationRow[]>`
    SELECT r.stream_id, s.state, s.interrupted_at, r.unpublished_since, n.needs_access_check,
      r.viewers_sent <> n.taken AS viewers_changed, r.participants, r.viewers_present
    FROM stream_reconciliations r JOIN streams s ON s.id = r.stream_id ${joinSeating(Prisma.sql`r.stream_id`)}
    WHERE r.stream_id = ANY (${streamIds})`;
}

/** Records who was in a room at its last listing, where that is not what was recorded before. */
export async function recordListing(
  db: Db,
  before: Pick<ReconciliationRow, 'stream_id' | 'participants' | 'viewers_present'>,
  { participants, viewers }: { participants: number; viewers: number },
): Promise<void> {
  if (before.participants === participants && before.viewers_present === viewers) return;
  await db.streamReconciliation.updateMany({
    where: { streamId: before.stream_id },
    data: { participants, viewersPresent: viewers },
  });
}

/** Records that nothing is published now; answers since when that is so. */
export async function recordUnpublished(db: Db, streamId: string, now: Date): Promise<Date | undefined> {
  const rows = await db.$queryRaw<{ unpublished_since: Date }[]>`
    UPDATE stream_reconciliations SET unpublished_since = coalesce(unpublished_since, ${now})
    WHERE stream_id = ${streamId} RETURNING unpublished_since`;
  return rows[0]?.unpublished_since;
}

/** Records that something is published. */
export async function clearUnpublished(db: Db, streamId: string): Promise<void> {
  await db.streamReconciliation.updateMany({
    where: { streamId, unpublishedSince: { not: null } },
    data: { unpublishedSince: null },
  });
}

/** The number of viewers when it differs from the one that was sent to the room last; recorded as sent. */
export async function takeViewerCountToSend(db: Db, streamId: string): Promise<number | undefined> {
  const rows = await db.$queryRaw<{ taken: number }[]>`
    UPDATE stream_reconciliations r SET viewers_sent = n.taken
    FROM (SELECT n.taken FROM streams s ${joinSeating(Prisma.sql`s.id`)} WHERE s.id = ${streamId}) n
    WHERE r.stream_id = ${streamId} AND r.viewers_sent <> n.taken RETURNING n.taken`;
  return rows[0]?.taken;
}
