import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';

export type Purpose = 'verify_email' | 'change_email' | 'reset_password';

interface Link {
  userId: string;
  purpose: Purpose;
  email: string;
}

export async function insertLink(
  tx: Transaction,
  link: Link & { id: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx.emailLink.create({ data: link });
}

/** Makes the links of one purpose that an account still has useless. */
export async function replaceLinks(
  tx: Transaction,
  userId: string,
  purpose: Purpose,
  now: Date,
): Promise<void> {
  await tx.emailLink.updateMany({ where: { userId, purpose, usedAt: null }, data: { usedAt: now } });
}

/** Uses a link up, in one statement, so that it is used once; undefined when it cannot be used. */
export async function takeLink(
  tx: Transaction,
  id: string,
  purposes: readonly Purpose[],
  now: Date,
): Promise<Link | undefined> {
  const [link] = await tx.emailLink.updateManyAndReturn({
    where: { id, purpose: { in: [...purposes] }, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
  });
  return link && { userId: link.userId, purpose: link.purpose as Purpose, email: link.email };
}

export async function findOpenLink(db: Db, id: string, now: Date): Promise<Link | undefined> {
  const link = await db.emailLink.findFirst({ where: { id, usedAt: null, expiresAt: { gt: now } } });
  return link ? { userId: link.userId, purpose: link.purpose as Purpose, email: link.email } : undefined;
}

/** Deletes links that nobody can use any more. */
export function deleteLinksBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`email_links`, Prisma.sql`expires_at < ${moment}`, signal);
}
