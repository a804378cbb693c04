import { type Db, Prisma } from '../../../db/client.ts';
import { isOnAir } from '../fragments.queries.ts';

/** Removes a stream and what hangs on it, unless it is on air. */
export function removeStream(db: Db, id: string): Promise<'removed' | 'on_air' | 'gone'> {
  return db.$transaction(async (tx) => {
    // The stream is locked first: a start waits, and a cover that comes now is one of nothing.
    const [stream] = await tx.$queryRaw<{ cover_id: string | null; on_air: boolean }[]>`
      SELECT cover_id, ${isOnAir(Prisma.sql`state`)} AS on_air FROM streams WHERE id = ${id} FOR UPDATE`;
    if (!stream) return 'gone';
    if (stream.on_air) return 'on_air';
    await tx.stream.delete({ where: { id } });
    if (stream.cover_id !== null) await tx.image.delete({ where: { id: stream.cover_id } });
    return 'removed';
  });
}
