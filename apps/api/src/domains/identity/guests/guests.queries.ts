import type { Db, Transaction } from '../../../db/client.ts';

export function findGuest(db: Db, id: string) {
  return db.guest.findUnique({ where: { id } });
}

export function insertGuest(
  db: Db,
  guest: { id: string; displayName: string | null; nameKey: string | null; createdAt: Date },
) {
  return db.guest.create({ data: guest });
}

/** Gives a guest a name; undefined when there is no such guest. */
export async function nameGuest(db: Db, id: string, name: { displayName: string; nameKey: string }) {
  const [guest] = await db.guest.updateManyAndReturn({ where: { id }, data: name });
  return guest;
}

/** Writes down whose guest this is; false when there is no such guest, or it is somebody's. */
export async function joinGuest(tx: Transaction, id: string, userId: string): Promise<boolean> {
  const joined = await tx.guest.updateMany({ where: { id, userId: null }, data: { userId } });
  return joined.count === 1;
}
