import type { MemberRole } from '@footlight/contracts';
import type { Db, Transaction } from '../../../db/client.ts';
import { activeChannels } from '../fragments.queries.ts';

/** Invitations to an address that are good, but none into the reader's own channels. */
function goodFor({ email, userId, now }: { email: string; userId: string; now: Date }) {
  return {
    email,
    outcome: null,
    expiresAt: { gt: now },
    channel: { ownerId: { not: userId }, ...activeChannels(now) },
  };
}

/** The address that an account has proven; undefined when there is none. */
export async function findProvenEmail(db: Db | Transaction, userId: string): Promise<string | undefined> {
  const user = await db.user.findFirst({
    where: { id: userId, deletionRequestedAt: null, emailVerifiedAt: { not: null } },
    select: { email: true },
  });
  return user?.email ?? undefined;
}

/** Whether an address belongs to an account that has proven it. */
export async function isProven(db: Db, email: string): Promise<boolean> {
  const user = await db.user.findFirst({
    where: { email, emailVerifiedAt: { not: null } },
    select: { id: true },
  });
  return user !== null;
}

/** Invitations to somebody's address, newest first. */
export function listReceived(
  db: Db,
  reader: { email: string; userId: string; now: Date },
  { before, limit }: { before: string | undefined; limit: number },
) {
  return db.channelInvitation.findMany({
    where: { ...goodFor(reader), ...(before !== undefined && { id: { lt: before } }) },
    include: { channel: true },
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** One invitation to somebody's address; null when there is none. */
export function findReceived(
  tx: Transaction,
  id: string,
  reader: { email: string; userId: string; now: Date },
) {
  return tx.channelInvitation.findFirst({ where: { id, ...goodFor(reader) } });
}

/** An account's address, locked until the transaction ends: it stays what it is while an invitation is accepted. */
export async function lockAddress(
  tx: Transaction,
  userId: string,
): Promise<{ email: string | null; proven: boolean } | undefined> {
  const [user] = await tx.$queryRaw<{ email: string | null; proven: boolean }[]>`
    SELECT email, email_verified_at IS NOT NULL AS proven FROM users WHERE id = ${userId} AND deletion_requested_at IS NULL
    FOR NO KEY UPDATE`;
  return user;
}

/** Marks the address of an account as proven: whoever has the token of a mail has read it. */
export async function markProven(tx: Transaction, userId: string, now: Date): Promise<void> {
  await tx.user.updateMany({
    where: { id: userId, emailVerifiedAt: null },
    data: { emailVerifiedAt: now },
  });
}

/**
 * Closes invitations to an address as accepted, each one once.
 * @param id only this one; undefined for all that are good
 */
export async function takeInvitations(
  tx: Transaction,
  { email, userId, now, id = null }: { email: string; userId: string; now: Date; id?: string | null },
): Promise<{ channelId: string; role: MemberRole }[]> {
  // Channels are held first and in order, so that nobody deletes one while somebody joins it.
  await tx.$queryRaw`
    SELECT c.id FROM channels c WHERE c.id IN (
      SELECT channel_id FROM channel_invitations WHERE email = ${email} AND outcome IS NULL)
    ORDER BY c.id FOR KEY SHARE`;
  return tx.$queryRaw<{ channelId: string; role: MemberRole }[]>`
    UPDATE channel_invitations i SET outcome = 'accepted', closed_at = ${now} FROM channels c
    WHERE c.id = i.channel_id AND c.deletion_requested_at IS NULL AND c.owner_id <> ${userId} AND i.email = ${email} AND i.outcome IS NULL
      AND i.expires_at > ${now} AND (${id}::text IS NULL OR i.id = ${id})
    RETURNING i.channel_id AS "channelId", i.role`;
}
