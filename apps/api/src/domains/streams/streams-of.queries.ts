import { type Db, Prisma } from '../../db/client.ts';
import { isInactive } from '../identity/fragments.queries.ts';
import { isOnAir, onAir } from './fragments.queries.ts';

/** Streams that are on air although their owner's account is suspended or being deleted. */
export function listOnAirOfInactive(
  db: Db,
  now: Date,
): Promise<{ id: string; reason: 'account_deleted' | 'account_suspended' }[]> {
  return db.$queryRaw`
    SELECT s.id, CASE WHEN o.deletion_requested_at IS NULL THEN 'account_suspended' ELSE 'account_deleted' END AS reason
    FROM streams s JOIN channels c ON c.id = s.channel_id JOIN users o ON o.id = c.owner_id
    WHERE ${isOnAir(Prisma.sql`s.state`)} AND ${isInactive(Prisma.sql`o`, now)}`;
}

/** Streams on air that were to end by a moment because their plan has no streaming any more. */
export function listPlanEnded(db: Db, by: Date): Promise<{ id: string }[]> {
  return db.stream.findMany({ where: { endsAt: { lte: by }, state: onAir }, select: { id: true } });
}

/** The streams of an account's channels that are on air. */
export function listOnAirOf(db: Db, ownerId: string) {
  const where = { channel: { ownerId }, state: onAir };
  return db.stream.findMany({ where, select: { id: true } });
}

/** The streams that are on air in channels that an account was taken into. */
export function listOnAirAsMember(db: Db, userId: string) {
  const where = { channel: { memberships: { some: { userId } } }, state: onAir };
  return db.stream.findMany({ where, select: { id: true } });
}

/** Streams of an account's channels, none that is being deleted. */
const owned = (ownerId: string) => ({
  channel: { ownerId, deletionRequestedAt: null },
  deletionRequestedAt: null,
});

export function countStreamsOwned(db: Db, ownerId: string): Promise<number> {
  return db.stream.count({ where: owned(ownerId) });
}

/** Streams of an account's channels, by id, from one on. */
export function listStreamsOwned(db: Db, ownerId: string, after: string, limit: number) {
  return db.stream.findMany({
    where: { ...owned(ownerId), id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
