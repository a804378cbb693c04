import type { Db, Transaction } from '../../db/client.ts';

/** Inserts a channel; false when another one has the handle. */
export async function insertChannel(
  db: Transaction,
  channel: { id: string; ownerId: string; handle: string; name: string; nameKey: string; createdAt: Date },
): Promise<boolean> {
  const inserted = await db.channel.createMany({ data: channel, skipDuplicates: true });
  return inserted.count === 1;
}

export function findChannel(db: Db, id: string) {
  return db.channel.findUnique({ where: { id } });
}

export function listChannelsOf(db: Db, ownerId: string) {
  return db.channel.findMany({ where: { ownerId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
}
