import type { StreamState } from '@footlight/contracts';
import { type Db, Prisma } from '../../../db/client.ts';
import { onAir } from '../fragments.queries.ts';

/** A stream to look at, and what the last look made of it. */
export interface ClaimedStream {
  stream_id: string;
  state: StreamState;
  unpublished_since: Date | null;
}

/**
 * Takes the streams on air whose last look is older than `before`, so that of several replicas one looks at each; a named
 * stream is taken at once.
 */
export function claimStreams(db: Db, before: Date, now: Date, streamId?: string): Promise<ClaimedStream[]> {
  const which = streamId ? Prisma.sql`stream_id = ${streamId}` : Prisma.sql`reconciled_at < ${before}`;
  return db.$queryRaw<ClaimedStream[]>`
    UPDATE stream_watch w SET reconciled_at = ${now} FROM streams s WHERE s.id = w.stream_id AND w.stream_id IN (
      SELECT stream_id FROM stream_watch WHERE ${which} ORDER BY reconciled_at LIMIT 100 FOR UPDATE SKIP LOCKED
    ) RETURNING w.stream_id, w.unpublished_since, s.state`;
}

/** Notes that nothing is published now; answers since when that is so. */
export async function recordUnpublished(db: Db, streamId: string, now: Date): Promise<Date | undefined> {
  const rows = await db.$queryRaw<{ unpublished_since: Date }[]>`
    UPDATE stream_watch SET unpublished_since = coalesce(unpublished_since, ${now}) WHERE stream_id = ${streamId}
    RETURNING unpublished_since`;
  return rows[0]?.unpublished_since;
}

/** Notes that something is published. */
export async function clearUnpublished(db: Db, streamId: string): Promise<void> {
  await db.streamWatch.updateMany({
    where: { streamId, unpublishedSince: { not: null } },
    data: { unpublishedSince: null },
  });
}

/** The number of viewers when it differs from the one that the room was told last; noted as told. */
export async function takeViewerCountToSend(db: Db, streamId: string): Promise<number | undefined> {
  const rows = await db.$queryRaw<{ taken: number }[]>`
    UPDATE stream_watch w SET viewers_sent = n.taken FROM stream_seating n
    WHERE w.stream_id = ${streamId} AND n.stream_id = w.stream_id AND w.viewers_sent <> n.taken
    RETURNING n.taken`;
  return rows[0]?.taken;
}

/** Which of these streams are on air. */
export async function onAirAmong(db: Db, streamIds: string[]): Promise<Set<string>> {
  const rows = await db.stream.findMany({
    where: { id: { in: streamIds }, state: onAir },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}
