import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { isOnAir, onAir } from '../fragments.queries.ts';

/** Which of these streams are on air. */
export async function onAirAmong(db: Db, streamIds: string[]): Promise<Set<string>> {
  const rows = await db.stream.findMany({
    where: { id: { in: streamIds }, state: onAir },
    select: { id: true },
  });
  return new Set(rows.map((row) => row.id));
}

/**
 * Locks a stream, so that it cannot be started until the transaction ends.
 * @returns whether it is on air
 */
export async function lockIsOnAir(tx: Transaction, streamId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<{ on_air: boolean }[]>`
    SELECT ${isOnAir(Prisma.sql`state`)} AS on_air FROM streams WHERE id = ${streamId} FOR UPDATE`;
  return rows[0]?.on_air ?? false;
}
