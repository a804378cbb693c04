import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { isOnAir, soonest } from '../fragments.queries.ts';

async function bringForward(db: Db | Transaction, streams: Prisma.Sql, now: Date): Promise<void> {
  // It writes even when the stream is due: until this transaction commits, the lock keeps others from listing the room with
  // the facts of before.
  await db.$executeRaw`
    UPDATE stream_reconciliations SET due_at = least(due_at, ${soonest(now)}) WHERE stream_id IN (${streams})`;
}

/** Makes a stream due, if it is on air. */
export function bringStreamForward(db: Db | Transaction, streamId: string, now: Date): Promise<void> {
  return bringForward(db, Prisma.sql`${streamId}`, now);
}

/** Makes the stream of a channel due that is on air, if there is one. */
export function bringChannelForward(db: Db | Transaction, channelId: string, now: Date): Promise<void> {
  const live = Prisma.sql`SELECT id FROM streams WHERE channel_id = ${channelId} AND ${isOnAir(Prisma.sql`state`)}`;
  return bringForward(db, live, now);
}
