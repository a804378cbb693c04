import type { Db } from '../../db/client.ts';
import { onAir } from './fragments.queries.ts';

/** The streams of an account's channels that are on air. */
export function listOnAirOf(db: Db, ownerId: string) {
  const where = { channel: { ownerId }, state: onAir };
  return db.stream.findMany({ where, select: { id: true } });
}

export function countStreamsOwned(db: Db, ownerId: string): Promise<number> {
  return db.stream.count({ where: { channel: { ownerId } } });
}

/** Streams of an account's channels, by id, from one on. */
export function listStreamsOwned(db: Db, ownerId: string, after: string, limit: number) {
  return db.stream.findMany({
    where: { channel: { ownerId }, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
