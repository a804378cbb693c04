import type { MemberRole } from '@footlight/contracts';
import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { activeChannels } from '../fragments.queries.ts';

/** Who already has to do with a channel, among some addresses. */
export async function findKnown(tx: Transaction, channelId: string, emails: readonly string[], now: Date) {
  const [channel, members, open] = [
    await tx.channel.findUniqueOrThrow({
      where: { id: channelId },
      select: { owner: { select: { email: true } } },
    }),
    await tx.$queryRaw<{ email: string }[]>`
      SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.channel_id = ${channelId} AND u.email_verified_at IS NOT NULL AND u.email = ANY(${emails}::text[])`,
    await tx.$queryRaw<{ id: string; email: string; expired: boolean }[]>`
      SELECT id, email, expires_at <= ${now} AS expired FROM channel_invitations
      WHERE channel_id = ${channelId} AND outcome IS NULL AND email = ANY(${emails}::text[])`,
  ];
  return {
    ownerEmail: channel.owner.email,
    members: new Set(members.map(({ email }) => email)),
    open: new Map(open.map((one) => [one.email, one])),
  };
}

/** What of an account says whether it may invite, and how many. */
export function findInviter(db: Db, userId: string) {
  return db.user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true, createdAt: true } });
}

/** Writes many invitations by one statement. */
export async function insertInvitations(
  tx: Transaction,
  invitations: readonly { id: string; email: string }[],
  { channelId, role, now, expiresAt }: { channelId: string; role: MemberRole; now: Date; expiresAt: Date },
): Promise<void> {
  const ids = invitations.map(({ id }) => id);
  const emails = invitations.map(({ email }) => email);
  await tx.$executeRaw`
    INSERT INTO channel_invitations (id, channel_id, email, role, created_at, sent_at, expires_at)
    SELECT id, ${channelId}, email, ${role}, ${now}, ${now}, ${expiresAt}
    FROM unnest(${ids}::text[], ${emails}::text[]) AS asked (id, email)`;
}

/** Makes open invitations good again, in a role. */
export async function renewInvitations(
  tx: Transaction,
  ids: readonly string[],
  { role, now, expiresAt }: { role: MemberRole; now: Date; expiresAt: Date },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE channel_invitations SET role = ${role}, sent_at = ${now}, expires_at = ${expiresAt}
    WHERE id = ANY(${ids}::text[]) AND outcome IS NULL`;
}

/** One invitation into a channel that nobody closed, good or too old. */
export function findOpenInvitation(tx: Transaction, channelId: string, id: string) {
  return tx.channelInvitation.findFirst({ where: { id, channelId, outcome: null } });
}

/** Invitations into a channel that nobody closed, newest first. */
export function listOpenInvitations(
  db: Db,
  channelId: string,
  { before, limit }: { before: string | undefined; limit: number },
) {
  return db.channelInvitation.findMany({
    where: { channelId, outcome: null, ...(before !== undefined && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** Closes an invitation; false when somebody else did so first. */
export async function closeInvitation(
  tx: Transaction,
  id: string,
  outcome: 'accepted' | 'declined' | 'revoked',
  now: Date,
): Promise<boolean> {
  const closed = await tx.channelInvitation.updateMany({
    where: { id, outcome: null },
    data: { outcome, closedAt: now },
  });
  return closed.count === 1;
}

/** An invitation that is good, with where it leads and who asks. */
export function findGoodInvitation(db: Db | Transaction, id: string, now: Date) {
  return db.channelInvitation.findFirst({
    where: { id, outcome: null, expiresAt: { gt: now }, channel: activeChannels(now) },
    include: { channel: { include: { owner: { select: { displayName: true } } } } },
  });
}

/** Deletes invitations that were over before a moment. */
export function deleteInvitationsBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  const over = Prisma.sql`(closed_at < ${moment} OR (outcome IS NULL AND expires_at < ${moment}))`;
  return deleteInBatches(db, Prisma.sql`channel_invitations`, over, signal);
}
