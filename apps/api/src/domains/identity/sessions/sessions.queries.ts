import type { AccountRole } from '@footlight/contracts';
import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import type { AccountRow } from '../accounts/account.presenter.ts';

interface NewSession {
  id: string;
  userId: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  rotatedAt: Date;
  expiresAt: Date;
}

/**
 * Inserts a session.
 * @param refused part of a statement that is null when the session may begin
 * @returns false when it may not
 */
export async function insertSession(
  db: Db | Transaction,
  session: NewSession,
  refused: Prisma.Sql = Prisma.sql`NULL`,
): Promise<boolean> {
  const { id, userId, userAgent, address, createdAt, rotatedAt, expiresAt } = session;
  const inserted = await db.$executeRaw`
    INSERT INTO sessions (id, user_id, user_agent, address, created_at, rotated_at, expires_at)
    SELECT ${id}, ${userId}, ${userAgent}, ${address}, ${createdAt}, ${rotatedAt}, ${expiresAt} WHERE ${refused} IS NULL`;
  return inserted === 1;
}

/** Whoever has an address, and until when limits refuse to look at a password for it. */
export type SigningIn = { refused_until: Date | null } & (
  | { id: null }
  | (AccountRow & { suspendedAt: Date | null; suspendedUntil: Date | null; suspensionReason: string | null })
);

/**
 * Looks an account and the limits up in one statement.
 * @param refused part of a statement that is null when nothing refuses
 */
export async function findSigningIn(db: Db, email: string, refused: Prisma.Sql): Promise<SigningIn> {
  const [row] = await db.$queryRaw<[SigningIn]>`
    SELECT ${refused} AS refused_until, u.id, u.email, u.email_verified_at AS "emailVerifiedAt",
      u.password_hash AS "passwordHash", u.handle, u.display_name AS "displayName", u.avatar_id AS "avatarId", u.bio,
      u.language, u.time_zone AS "timeZone", u.shows, u.role, u.created_at AS "createdAt",
      u.suspended_at AS "suspendedAt", u.suspended_until AS "suspendedUntil",
      u.suspension_reason AS "suspensionReason"
    FROM (SELECT) one LEFT JOIN users u ON u.email = ${email}`;
  return row;
}

export function findSession(db: Db, id: string) {
  return db.session.findUnique({ where: { id }, include: { user: true } });
}

/** Moves a session on to its next refresh token; false when another request did so first. */
export async function advanceSession(
  db: Db,
  id: string,
  generation: number,
  next: { rotatedAt: Date; expiresAt: Date; userAgent: string; address: string },
): Promise<boolean> {
  const moved = await db.session.updateMany({
    where: { id, generation, endedAt: null },
    data: { generation: generation + 1, ...next },
  });
  return moved.count === 1;
}

export async function endSession(db: Db, id: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { id, endedAt: null }, data: { endedAt: now } });
}

/** Ends every session of an account. */
export async function endSessionsOf(db: Db | Transaction, userId: string, now: Date): Promise<void> {
  await db.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } });
}

/** A session with what matters of its account. */
export interface SessionOfAccount {
  created_at: Date;
  ended_at: Date | null;
  role: AccountRole;
  suspended_at: Date | null;
  suspended_until: Date | null;
  suspension_reason: string | null;
}

/** One session of an account; undefined when the account has no such session. */
export async function findSessionOf(
  db: Db,
  userId: string,
  id: string,
): Promise<SessionOfAccount | undefined> {
  const [row] = await db.$queryRaw<SessionOfAccount[]>`
    SELECT s.created_at, s.ended_at, u.role, u.suspended_at, u.suspended_until, u.suspension_reason
    FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = ${id} AND s.user_id = ${userId}`;
  return row;
}

export function listOpenSessions(
  db: Db,
  userId: string,
  now: Date,
  { before, limit }: { before: string | undefined; limit: number },
) {
  return db.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, ...(before && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** Ends one session of an account; false when it has no such session, or not any more. */
export async function endSessionOf(db: Db, userId: string, id: string, now: Date): Promise<boolean> {
  const ended = await db.session.updateMany({
    where: { id, userId, endedAt: null, expiresAt: { gt: now } },
    data: { endedAt: now },
  });
  return ended.count === 1;
}

/** Deletes sessions that were over before a moment. */
export function deleteSessionsBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  const over = Prisma.sql`(ended_at < ${moment} OR expires_at < ${moment})`;
  return deleteInBatches(db, Prisma.sql`sessions`, over, signal);
}
