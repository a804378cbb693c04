import type { AccountRole, PlanName } from '@footlight/contracts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';
import { isSuspended } from '../identity/fragments.queries.ts';
import { joinOverride, overrideColumns } from '../entitlements/fragments.queries.ts';

/** An account as admins see it. */
export interface UserRow {
  id: string;
  displayName: string;
  handle: string;
  email: string | null;
  emailVerifiedAt: Date | null;
  role: AccountRole;
  createdAt: Date;
  lastSeenAt: Date | null;
  suspendedAt: Date | null;
  suspendedUntil: Date | null;
  suspensionReason: string | null;
  overridePlan: PlanName | null;
  overrideReason: string | null;
  overrideEndsAt: Date | null;
  overrideSince: Date | null;
}

/** An override that has ended counts as none. */
function users(now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT u.id, u.display_name AS "displayName", u.handle, u.email, u.email_verified_at AS "emailVerifiedAt", u.role,
      u.created_at AS "createdAt", (SELECT max(rotated_at) FROM sessions s WHERE s.user_id = u.id) AS "lastSeenAt",
      u.suspended_at AS "suspendedAt", u.suspended_until AS "suspendedUntil",
      u.suspension_reason AS "suspensionReason", ${overrideColumns}
    FROM users u ${joinOverride(Prisma.sql`u.id`, now)}
    WHERE u.deletion_requested_at IS NULL`;
}

/** What somebody typed, as the beginning of a LIKE pattern in which nothing has a meaning. */
function literally(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** Accounts, newest first. */
export function listUserRows(
  db: Db,
  wanted: {
    q: string | undefined;
    state: 'all' | 'suspended' | 'admins';
    before: string | undefined;
    limit: number;
    now: Date;
  },
): Promise<UserRow[]> {
  const { q, state, before, limit, now } = wanted;
  const conditions = [Prisma.empty];
  if (q) {
    const start = `${literally(q.toLowerCase())}%`;
    const inside = `%${literally(q)}%`;
    conditions.push(
      Prisma.sql`AND (u.id = ${q} OR u.handle LIKE ${start} OR u.email LIKE ${start} OR u.display_name ILIKE ${inside})`,
    );
  }
  if (state === 'admins') conditions.push(Prisma.sql`AND u.role = 'admin'`);
  if (state === 'suspended') {
    conditions.push(Prisma.sql`AND ${isSuspended(Prisma.sql`u`, now)}`);
  }
  if (before !== undefined) conditions.push(Prisma.sql`AND u.id < ${before}`);
  return db.$queryRaw`${users(now)} ${Prisma.join(conditions, ' ')} ORDER BY u.id DESC LIMIT ${limit}`;
}

export async function findUserRow(db: Db | Transaction, id: string, now: Date): Promise<UserRow | undefined> {
  const [row] = await db.$queryRaw<UserRow[]>`${users(now)} AND u.id = ${id}`;
  return row;
}

/** Locks an account until the transaction ends, so that admins act on it one after the other; false when it is gone. */
export async function lockUser(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM users WHERE id = ${id} AND deletion_requested_at IS NULL FOR UPDATE`;
  return rows.length === 1;
}

export async function setSuspension(
  tx: Transaction,
  id: string,
  suspension: { since: Date; until: Date | null; reason: string } | null,
): Promise<void> {
  await tx.user.update({
    where: { id },
    data: {
      suspendedAt: suspension?.since ?? null,
      suspendedUntil: suspension?.until ?? null,
      suspensionReason: suspension?.reason ?? null,
    },
  });
}

/** Accounts that are there and whose suspension has ended, those first that ended first. */
export function listEndedSuspensions(db: Db, now: Date, limit: number) {
  return db.user.findMany({
    where: { suspendedUntil: { lte: now }, deletionRequestedAt: null },
    select: { id: true },
    orderBy: { suspendedUntil: 'asc' },
    take: limit,
  });
}

/** Removes the suspension of an account if it has ended; false when it has none that has. */
export async function clearEndedSuspension(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id, suspendedUntil: { lte: now } },
    data: { suspendedAt: null, suspendedUntil: null, suspensionReason: null },
  });
  return count === 1;
}

export async function setRole(tx: Transaction, id: string, role: AccountRole): Promise<void> {
  await tx.user.update({ where: { id }, data: { role } });
}
