import type { PlanSource } from '@footlight/contracts';
import { type Flag, type PlanName, type PlanRights, allows } from '@footlight/plans';
import type { Context } from '../../context.ts';
import type { Db, Transaction } from '../../db/client.ts';
import { planRequired } from './plan-errors.ts';
import { findPlanOf } from './plans.queries.ts';

/** Which plan an account has, and what it grants. */
export interface Entitlement {
  plan: PlanName;
  rights: Readonly<PlanRights>;
  source: PlanSource;
  /** When the source no longer counts; null when no end is known. */
  endsAt: Date | null;
}

/** Which plan an account has now and what it grants: from the first source that has one, else the default. */
export async function entitlementOf(
  context: Context,
  userId: string,
  db: Db | Transaction = context.db,
): Promise<Entitlement> {
  const { plans, defaultPlan } = context.config;
  const found = await findPlanOf(db, userId, context.clock.now(), context.config);
  const { plan, source, ends_at: endsAt } = found ?? { plan: defaultPlan, source: 'default', ends_at: null };
  return { plan, rights: plans[plan], source, endsAt };
}

/**
 * Makes sure that an account's plan gives a right.
 * @param userId whose plan counts: in a channel the owner's, whoever acts there
 * @throws AppError `plan_required`, with the lowest plan that gives it
 */
export async function requirePlan(
  context: Context,
  userId: string,
  right: Flag,
  db?: Db | Transaction,
): Promise<Entitlement> {
  const entitlement = await entitlementOf(context, userId, db);
  if (!allows(entitlement.rights, right)) throw planRequired(context.config, right);
  return entitlement;
}
