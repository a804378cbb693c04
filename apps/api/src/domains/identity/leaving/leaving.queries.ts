import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { deleteNotificationsOf } from '../../notifications/fragments.queries.ts';
import { isSuspended } from '../fragments.queries.ts';

/**
 * Closes an account: nobody can sign in to it any more, its address is free, and it is in no list. Who runs the server no
 * longer does.
 * @returns false when it was closed before
 */
export async function closeUser(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const closed = await tx.user.updateMany({
    where: { id, deletionRequestedAt: null },
    data: {
      deletionRequestedAt: now,
      email: null,
      emailVerifiedAt: null,
      passwordHash: null,
      role: 'member',
    },
  });
  if (closed.count === 0) return false;
  await tx.outsideIdentity.deleteMany({ where: { userId: id } });
  await tx.emailLink.deleteMany({ where: { userId: id } });
  return true;
}

/** Whoever runs the server and is not suspended, locked until the transaction ends, so that one of them stays. */
export async function lockAdmins(tx: Transaction, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM users u WHERE u.role = 'admin' AND NOT ${isSuspended(Prisma.sql`u`, now)} ORDER BY u.id FOR UPDATE`;
  return rows.map(({ id }) => id);
}

/** What an account's export shows beyond the account itself. */
export function findBelongings(db: Db, userId: string) {
  return db.user.findUnique({
    where: { id: userId },
    select: {
      avatar: { select: { bytes: true } },
      sessions: { orderBy: { id: 'asc' } },
      identities: { orderBy: { createdAt: 'asc' } },
      guests: { orderBy: { id: 'asc' } },
    },
  });
}

/** The guests that an account was on its devices. */
export function listGuestsOf(db: Db, userId: string) {
  return db.guest.findMany({ where: { userId }, select: { id: true } });
}

/** Whether an account is there that was closed. */
export async function isClosed(db: Db, id: string): Promise<boolean> {
  return (await db.user.count({ where: { id, deletionRequestedAt: { not: null } } })) === 1;
}

/**
 * Removes an account that was closed, with all that hangs on it: what there may be much of first, in batches. Nothing when it
 * is gone, or not closed.
 */
export async function eraseUser(db: Db, id: string, signal?: AbortSignal): Promise<void> {
  if (!(await isClosed(db, id))) return;
  await deleteNotificationsOf(db, id, signal);
  for (const table of ['sessions', 'guests', 'stream_invitees'])
    await deleteInBatches(db, Prisma.raw(table), Prisma.sql`user_id = ${id}`, signal);
  await db.$transaction(async (tx) => {
    const user = await tx.user.findFirst({ where: { id, deletionRequestedAt: { not: null } } });
    if (!user) return;
    await tx.guest.deleteMany({ where: { userId: id } });
    await tx.user.delete({ where: { id } });
    if (user.avatarId !== null) await tx.image.delete({ where: { id: user.avatarId } });
  });
}
