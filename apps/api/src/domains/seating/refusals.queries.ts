import type { Db } from '../../db/client.ts';

/** Counts that so many were refused a seat because the stream was full. Of a stream that is gone nothing is counted. */
export async function countRefusals(db: Db, streamId: string, refusals: number): Promise<void> {
  await db.$executeRaw`
    INSERT INTO stream_refusals (stream_id, count) SELECT id, ${refusals}::int FROM streams WHERE id = ${streamId}
    ON CONFLICT (stream_id) DO UPDATE SET count = stream_refusals.count + excluded.count`;
}
