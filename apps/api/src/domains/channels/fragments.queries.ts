import type { Db, Transaction } from '../../db/client.ts';
import { Prisma } from '../../db/generated/client.ts';
import { activeAccounts } from '../identity/fragments.queries.ts';

/** Channels that are there: not being deleted, and of owners whose account is active, for Prisma's client. */
export function activeChannels(now: Date) {
  return { deletionRequestedAt: null, owner: activeAccounts(now) };
}

/** How many channels an account owns, without those that are being deleted. */
export function countOwned(db: Db | Transaction, ownerId: string): Promise<number> {
  return db.channel.count({ where: { ownerId, deletionRequestedAt: null } });
}

/** An expression: how many run the channel with the most of them, of those that an account owns, invited people included. */
export function mostStaff(ownerId: string, now: Date): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(max(
      (SELECT count(*) FROM memberships m WHERE m.channel_id = c.id AND m.role <> 'viewer')
      + (SELECT count(*) FROM channel_invitations i
        WHERE i.channel_id = c.id AND i.outcome IS NULL AND i.expires_at > ${now} AND i.role <> 'viewer')
    ), 0)::int
    FROM channels c WHERE c.owner_id = ${ownerId} AND c.deletion_requested_at IS NULL)`;
}

/**
 * Keeps a channel from being deleted until the transaction ends. What only refers to it does not wait for each other.
 * @returns false when it is gone or being deleted
 */
export async function holdChannel(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM channels WHERE id = ${id} AND deletion_requested_at IS NULL FOR KEY SHARE`;
  return rows.length === 1;
}
