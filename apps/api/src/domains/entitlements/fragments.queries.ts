import type { PlanName } from '@footlight/plans';
import { Prisma } from '../../db/generated/client.ts';

/**
 * Part of a statement: the name of the plan that somebody has now.
 * @param userId the column of the account's id
 */
export function currentPlan(userId: Prisma.Sql, now: Date, defaultPlan: PlanName): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT o.plan FROM plan_overrides o WHERE o.user_id = ${userId} AND (o.ends_at IS NULL OR o.ends_at > ${now})),
    ${defaultPlan})`;
}
