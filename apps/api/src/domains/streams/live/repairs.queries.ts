import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma } from '../../../db/client.ts';

/** How many differences of one kind were repaired, by stream. */
export interface RepairCountRow {
  stream_id: string;
  kind: string;
  count: number;
}

/** Adds to what was repaired in a minute. */
export async function addRepairs(
  db: Db,
  { streamId, kind, count, at }: { streamId: string; kind: string; count: number; at: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO stream_repairs AS r (stream_id, kind, minute, count)
    VALUES (${streamId}, ${kind}, date_trunc('minute', ${at}::timestamptz), ${count})
    ON CONFLICT (stream_id, kind, minute) DO UPDATE SET count = r.count + excluded.count`;
}

/** What was repaired since a moment, by kind. */
export async function countRepairs(db: Db, since: Date): Promise<Omit<RepairCountRow, 'stream_id'>[]> {
  return db.$queryRaw<Omit<RepairCountRow, 'stream_id'>[]>`
    SELECT kind, sum(count)::int AS count FROM stream_repairs WHERE minute > ${since} GROUP BY kind`;
}

/** What was repaired since a moment at some streams, by stream and kind. */
export function countRepairsOf(db: Db, streamIds: readonly string[], since: Date): Promise<RepairCountRow[]> {
  return db.$queryRaw<RepairCountRow[]>`
    SELECT stream_id, kind, sum(count)::int AS count FROM stream_repairs
    WHERE stream_id = ANY (${streamIds}::text[]) AND minute > ${since} GROUP BY stream_id, kind`;
}

/** Deletes what is known of repairs before a moment. */
export function deleteRepairsBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`stream_repairs`, Prisma.sql`minute < ${moment}`, signal);
}
