import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { writeAccessCheck } from '../../seating/fragments.queries.ts';
import { isOnAir } from '../fragments.queries.ts';

/** Marks a stream as being deleted, unless it is on air: from the commit on it is there for nobody. */
export async function markStreamDeleted(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<'marked' | 'on_air' | 'gone'> {
  // Locked by a statement of its own: a start waits, or is seen.
  const [stream] = await tx.$queryRaw<{ on_air: boolean }[]>`
    SELECT ${isOnAir(Prisma.sql`state`)} AS on_air FROM streams
    WHERE id = ${id} AND deletion_requested_at IS NULL FOR UPDATE`;
  if (!stream) return 'gone';
  if (stream.on_air) return 'on_air';
  await tx.stream.update({ where: { id }, data: { deletionRequestedAt: now } });
  await writeAccessCheck(tx, { streamId: id }, now);
  return 'marked';
}

/** Whether a stream is there that is being deleted. */
export async function isMarkedDeleted(db: Db, id: string): Promise<boolean> {
  return (await db.stream.count({ where: { id, deletionRequestedAt: { not: null } } })) === 1;
}

export { eraseStream } from '../fragments.queries.ts';
