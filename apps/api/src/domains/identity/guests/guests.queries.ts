import type { Db } from '../../../db/client.ts';

export function findGuest(db: Db, id: string) {
  return db.guest.findUnique({ where: { id } });
}

export function insertGuest(db: Db, guest: { id: string; displayName: string | null; createdAt: Date }) {
  return db.guest.create({ data: guest });
}

/** Gives a guest a name; undefined when there is no such guest. */
export async function nameGuest(db: Db, id: string, displayName: string) {
  const [guest] = await db.guest.updateManyAndReturn({ where: { id }, data: { displayName } });
  return guest;
}
