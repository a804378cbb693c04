import type { Db, Transaction } from '../../../db/client.ts';

export function findUserByEmail(db: Db | Transaction, email: string) {
  return db.user.findUnique({ where: { email } });
}

export function findUser(db: Db | Transaction, id: string) {
  return db.user.findUnique({ where: { id } });
}

/**
 * Inserts an account; undefined when somebody has the handle.
 * @throws on an address that is taken (`users_email_key`)
 */
export async function insertUser(
  tx: Transaction,
  user: {
    id: string;
    email: string | null;
    emailVerifiedAt: Date | null;
    passwordHash: string | null;
    handle: string;
    displayName: string;
    nameKey: string;
    createdAt: Date;
  },
) {
  const inserted = await tx.$executeRaw`
    INSERT INTO users (id, email, email_verified_at, password_hash, handle, display_name, name_key, created_at)
    VALUES (${user.id}, ${user.email}, ${user.emailVerifiedAt}, ${user.passwordHash}, ${user.handle},
      ${user.displayName}, ${user.nameKey}, ${user.createdAt})
    ON CONFLICT (handle) DO NOTHING`;
  return inserted === 1 ? tx.user.findUniqueOrThrow({ where: { id: user.id } }) : undefined;
}

/**
 * Marks an account's address as proven.
 * @returns whether it was not before; undefined when the account has another one by now
 */
export async function markEmailProven(
  tx: Transaction,
  id: string,
  email: string,
  now: Date,
): Promise<{ newly: boolean } | undefined> {
  const [before] = await tx.$queryRaw<{ proven: boolean }[]>`
    SELECT email_verified_at IS NOT NULL AS proven FROM users WHERE id = ${id} AND email = ${email} FOR NO KEY UPDATE`;
  if (!before) return undefined;
  if (!before.proven) await tx.user.update({ where: { id }, data: { emailVerifiedAt: now } });
  return { newly: !before.proven };
}

/**
 * Gives an account an address that was proven.
 * @throws on an address that is taken (`users_email_key`)
 */
export async function moveEmail(tx: Transaction, id: string, email: string, now: Date): Promise<void> {
  await tx.user.updateMany({ where: { id }, data: { email, emailVerifiedAt: now } });
}

export async function setPassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
  await tx.user.updateMany({ where: { id }, data: { passwordHash } });
}
