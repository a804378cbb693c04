import type { Db, Transaction } from '../../db/client.ts';

export function findUserByEmail(db: Db | Transaction, email: string) {
  return db.user.findUnique({ where: { email } });
}

export function findUser(db: Db | Transaction, id: string) {
  return db.user.findUnique({ where: { id } });
}

export function insertUser(
  db: Transaction,
  user: { id: string; email: string; passwordHash: string; displayName: string; createdAt: Date },
) {
  return db.user.create({ data: user });
}

export function insertSession(
  db: Db | Transaction,
  session: { id: string; userId: string; createdAt: Date; rotatedAt: Date; expiresAt: Date },
) {
  return db.session.create({ data: session });
}

export function findSession(db: Db, id: string) {
  return db.session.findUnique({ where: { id }, include: { user: true } });
}

/** Moves a session on to its next refresh token; false when another request did so first. */
export async function advanceSession(
  db: Db,
  id: string,
  generation: number,
  now: Date,
  expiresAt: Date,
): Promise<boolean> {
  const moved = await db.session.updateMany({
    where: { id, generation, endedAt: null },
    data: { generation: generation + 1, rotatedAt: now, expiresAt },
  });
  return moved.count === 1;
}

export async function endSession(db: Db, id: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
}

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
