import { deleteInBatches, updateInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';

/** What an account's export shows of its channels that are not being deleted, and of what it is in others. */
export function findBelongings(db: Db, userId: string) {
  return db.user.findUnique({
    where: { id: userId },
    select: {
      email: true,
      emailVerifiedAt: true,
      channels: {
        where: { deletionRequestedAt: null },
        include: { avatar: { select: { bytes: true } }, banner: { select: { bytes: true } } },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      },
      memberships: { orderBy: [{ createdAt: 'asc' }, { channelId: 'asc' }] },
      follows: { orderBy: [{ createdAt: 'asc' }, { channelId: 'asc' }] },
    },
  });
}

/** Every invitation to an address, oldest first. */
export function listInvitationsTo(db: Db, email: string) {
  return db.channelInvitation.findMany({ where: { email }, orderBy: { id: 'asc' } });
}

/** What somebody did among the people of channels, and what was done with them, oldest first. */
export function listActivityOf(db: Db, userId: string, after: string, limit: number) {
  return db.channelActivity.findMany({
    where: { OR: [{ actorId: userId }, { subjectId: userId }], id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
}

/** Every channel of an account, those too that are being deleted. */
export function listOwnedIds(db: Db, ownerId: string) {
  return db.channel.findMany({ where: { ownerId }, select: { id: true } });
}

export { countOwned } from '../fragments.queries.ts';

/** Deletes invitations to an address, open or not, and the address where it was written down. */
export async function deleteAddress(tx: Transaction, email: string): Promise<void> {
  await tx.channelInvitation.deleteMany({ where: { email } });
  await tx.channelActivity.updateMany({ where: { email }, data: { email: null } });
}

/** Deletes what somebody follows. */
export function deleteFollowsOf(db: Db, userId: string, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`follows`, Prisma.sql`user_id = ${userId}`, signal);
}

/** Takes somebody out of what was written down; that something happened stays. */
export async function nameNobody(db: Db, userId: string, signal?: AbortSignal): Promise<void> {
  const activity = Prisma.sql`channel_activity`;
  const noSubject = Prisma.sql`subject_id = NULL, email = NULL`;
  await updateInBatches(db, activity, noSubject, Prisma.sql`subject_id = ${userId}`, signal);
  await updateInBatches(db, activity, Prisma.sql`actor_id = NULL`, Prisma.sql`actor_id = ${userId}`, signal);
}
