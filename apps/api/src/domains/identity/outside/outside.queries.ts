import type { AccountRole } from '@footlight/contracts';
import type { Db, Transaction } from '../../../db/client.ts';

/** The account of somebody outside, with what matters of it. */
export interface OutsideAccount {
  userId: string;
  role: AccountRole;
  suspendedAt: Date | null;
  suspendedUntil: Date | null;
  suspensionReason: string | null;
}

/** The account of somebody outside; undefined when there is none yet. */
export async function findOutsideAccount(
  db: Db | Transaction,
  issuer: string,
  subject: string,
): Promise<OutsideAccount | undefined> {
  const [row] = await db.$queryRaw<OutsideAccount[]>`
    SELECT u.id AS "userId", u.role, u.suspended_at AS "suspendedAt", u.suspended_until AS "suspendedUntil",
      u.suspension_reason AS "suspensionReason"
    FROM outside_identities i JOIN users u ON u.id = i.user_id WHERE i.issuer = ${issuer} AND i.subject = ${subject}`;
  return row;
}

/** Lets one at a time make the account of somebody outside, until the transaction ends. */
export async function lockOutsider(tx: Transaction, issuer: string, subject: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${issuer} ${subject}`}, 0))`;
}

export async function insertOutsider(
  tx: Transaction,
  identity: { issuer: string; subject: string; userId: string; createdAt: Date },
): Promise<void> {
  await tx.outsideIdentity.create({ data: identity });
}
