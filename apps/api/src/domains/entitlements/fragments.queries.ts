import type { PlanSource } from '@footlight/contracts';
import type { PlanName } from '@footlight/plans';
import { Prisma } from '../../db/generated/client.ts';
import { subscribedPlan } from '../billing/fragments.queries.ts';

/** Where a plan comes from that is not everybody's: a statement that finds an account's plan and its end there. */
interface Source {
  name: Exclude<PlanSource, 'default'>;
  /** Selects `plan` and `ends_at` of the account in the column, at most one row. */
  plan: (userId: Prisma.Sql, now: Date) => Prisma.Sql;
}

/** Where an account's plan comes from. The first source that has one counts, and after the last one the default. */
const sources: readonly Source[] = [
  {
    name: 'override',
    plan: (userId, now) => Prisma.sql`
      SELECT o.plan, o.ends_at FROM plan_overrides o
      WHERE o.user_id = ${userId} AND (o.ends_at IS NULL OR o.ends_at > ${now})`,
  },
  { name: 'subscription', plan: subscribedPlan },
];

/** What counts besides: the plan of everybody without another one, and whether plans are paid for. */
export interface PlanRules {
  defaultPlan: PlanName;
  billing: unknown;
}

/** The sources that count: where plans are not paid for, what was paid for once is no source. */
function sourcesOf({ billing }: Pick<PlanRules, 'billing'>): readonly Source[] {
  return billing ? sources : sources.filter(({ name }) => name !== 'subscription');
}

/**
 * Part of a statement: the name of the plan that somebody has now.
 * @param userId the column of the account's id
 */
export function currentPlan(userId: Prisma.Sql, now: Date, rules: PlanRules): Prisma.Sql {
  const plans = sourcesOf(rules).map(({ plan }) => Prisma.sql`(SELECT p.plan FROM (${plan(userId, now)}) p)`);
  return Prisma.sql`coalesce(${Prisma.join(plans)}, ${rules.defaultPlan})`;
}

/** A statement: `plan`, `source` and `ends_at` of an account, from the first source that has one; no row when none has. */
export function planFromSources(userId: string, now: Date, rules: Pick<PlanRules, 'billing'>): Prisma.Sql {
  const rows = sourcesOf(rules).map(
    ({ name, plan }, place) => Prisma.sql`
      SELECT p.plan, ${name} AS source, p.ends_at, ${place}::int AS place FROM (${plan(Prisma.sql`${userId}`, now)}) p`,
  );
  return Prisma.sql`
    SELECT plan, source, ends_at FROM (${Prisma.join(rows, ' UNION ALL ')}) found ORDER BY place LIMIT 1`;
}

/** Columns of a statement that reads the overrides which count now as `o`: what admins see of them. */
export const overrideColumns = Prisma.sql`
  o.plan AS "overridePlan", o.reason AS "overrideReason", o.ends_at AS "overrideEndsAt", o.created_at AS "overrideSince"`;

/** Part of a statement: joins the override as `o` that an account has now, if there is one. */
export function joinOverride(userId: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`
    LEFT JOIN plan_overrides o ON o.user_id = ${userId} AND (o.ends_at IS NULL OR o.ends_at > ${now})`;
}
