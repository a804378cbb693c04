import { Prisma } from '../../db/client.ts';

/**
 * A statement: `plan` and `ends_at` of what an account's subscriptions grant now, at most one row. The best plan counts, and of
 * equal ones the one that ends last.
 * @param userId the column of the account's id
 */
export function subscribedPlan(userId: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`
    SELECT g.grants_plan AS plan, g.grants_until AS ends_at FROM subscriptions g
    WHERE g.user_id = ${userId} AND g.grants_plan IS NOT NULL
      AND (g.grants_until IS NULL OR g.grants_until > ${now})
    ORDER BY g.grants_plan = 'pro' DESC, g.grants_until DESC NULLS FIRST LIMIT 1`;
}
