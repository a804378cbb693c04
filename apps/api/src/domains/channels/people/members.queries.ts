import type { MemberRole } from '@footlight/contracts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';

export { writeQueueMember } from '../../seating/fragments.queries.ts';

/** The place of a member in a list that is ordered by when they came. */
export interface MemberPlace {
  since: Date;
  userId: string;
}

const person = { id: true, handle: true, displayName: true, avatarId: true } as const;
const member = { userId: true, role: true, active: true, createdAt: true, user: { select: person } } as const;

/** The people of a channel, who came last first. */
export function listMemberRows(
  db: Db,
  channelId: string,
  { after, limit }: { after: MemberPlace | undefined; limit: number },
) {
  return db.membership.findMany({
    where: {
      channelId,
      user: { deletionRequestedAt: null },
      ...(after && {
        OR: [{ createdAt: { lt: after.since } }, { createdAt: after.since, userId: { lt: after.userId } }],
      }),
    },
    select: member,
    orderBy: [{ createdAt: 'desc' }, { userId: 'desc' }],
    take: limit,
  });
}

export function findMember(db: Db | Transaction, channelId: string, userId: string) {
  return db.membership.findFirst({
    where: { channelId, userId, user: { deletionRequestedAt: null } },
    select: member,
  });
}

export async function setMemberRole(
  tx: Transaction,
  channelId: string,
  userId: string,
  role: MemberRole,
): Promise<void> {
  await tx.membership.updateMany({ where: { channelId, userId }, data: { role } });
}

/**
 * Takes somebody into a channel, or gives them another role there.
 * @returns the role that they had before, if they were in it
 */
export async function putMember(
  tx: Transaction,
  member: { channelId: string; userId: string; role: MemberRole; createdAt: Date },
): Promise<MemberRole | undefined> {
  const { channelId, userId, role, createdAt } = member;
  const [before] = await tx.$queryRaw<{ role: MemberRole }[]>`
    SELECT role FROM memberships WHERE channel_id = ${channelId} AND user_id = ${userId} FOR UPDATE`;
  await tx.$executeRaw`
    INSERT INTO memberships (channel_id, user_id, role, created_at)
    VALUES (${channelId}, ${userId}, ${role}, ${createdAt})
    ON CONFLICT (channel_id, user_id) DO UPDATE SET role = EXCLUDED.role`;
  return before?.role;
}

/** Takes somebody out of a channel, or out of so many of all, and answers what they were there. */
export function deleteMemberships(
  tx: Transaction,
  userId: string,
  which: { channelId: string } | { limit: number },
): Promise<{ channelId: string; role: MemberRole }[]> {
  const chosen =
    'channelId' in which
      ? Prisma.sql`${which.channelId}`
      : Prisma.sql`SELECT channel_id FROM memberships WHERE user_id = ${userId} LIMIT ${which.limit}`;
  return tx.$queryRaw`
    DELETE FROM memberships WHERE user_id = ${userId} AND channel_id IN (${chosen})
    RETURNING channel_id AS "channelId", role`;
}

/** How many have one of these roles in a channel, with those who are asked to take one. */
export async function countWithRoles(
  tx: Transaction,
  channelId: string,
  roles: readonly MemberRole[],
  now: Date,
): Promise<number> {
  // One statement: somebody who accepts meanwhile is one or the other in it.
  const [row] = await tx.$queryRaw<[{ people: number }]>`
    SELECT (
      (SELECT count(*) FROM memberships WHERE channel_id = ${channelId} AND role = ANY(${roles}::text[]))
      + (SELECT count(*) FROM channel_invitations
        WHERE channel_id = ${channelId} AND outcome IS NULL AND expires_at > ${now} AND role = ANY(${roles}::text[]))
    )::int AS people`;
  return row.people;
}
