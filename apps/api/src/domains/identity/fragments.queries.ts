import { Prisma } from '../../db/generated/client.ts';

/**
 * A condition: the account is suspended at a moment. A suspension with an end is over at that moment, by itself.
 * @param user what the statement calls the row of `users`
 */
export function isSuspended(user: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`(${user}.suspended_at IS NOT NULL AND (${user}.suspended_until IS NULL OR ${user}.suspended_until > ${now}))`;
}

/**
 * A condition: the account may do nothing and owns nothing that is shown, because it is suspended or being deleted.
 * @param user what the statement calls the row of `users`
 */
export function isInactive(user: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`(${user}.deletion_requested_at IS NOT NULL OR ${isSuspended(user, now)})`;
}

/** Accounts that are neither suspended nor being deleted, for Prisma's client. */
export function activeAccounts(now: Date) {
  return { deletionRequestedAt: null, OR: [{ suspendedAt: null }, { suspendedUntil: { lte: now } }] };
}
