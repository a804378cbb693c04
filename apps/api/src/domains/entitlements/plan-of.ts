import { type Flag, type PlanName, type PlanRights, allows } from '@footlight/plans';
import type { Context } from '../../context.ts';
import type { Db, Transaction } from '../../db/client.ts';
import { AppError } from '../../http/app-error.ts';
import { findGivenPlan } from './plans.queries.ts';

/** The plan that an account has. */
export interface AccountPlan {
  name: PlanName;
  rights: Readonly<PlanRights>;
  /** There when an admin gave it. */
  given: { endsAt: Date | null } | undefined;
}

/** The plan that an account has now: the one that an admin gave, or everybody's. */
export async function planOf(
  context: Context,
  userId: string,
  db: Db | Transaction = context.db,
): Promise<AccountPlan> {
  const given = await findGivenPlan(db, userId, context.clock.now());
  const name = given?.name ?? context.config.defaultPlan;
  return { name, rights: context.config.plans[name], given };
}

/**
 * Makes sure that an account's plan gives a right.
 * @param userId whose plan counts: in a channel the owner's, whoever acts there
 * @throws AppError `plan_required`
 */
export async function requirePlan(
  context: Context,
  userId: string,
  right: Flag,
  db?: Db | Transaction,
): Promise<AccountPlan> {
  const plan = await planOf(context, userId, db);
  if (!allows(plan.rights, right)) throw new AppError('plan_required', needs[right]);
  return plan;
}

const needs: Readonly<Record<Flag, string>> = {
  host: 'Streaming is not part of the plan of this channel’s owner.',
  chat: 'A chat is not part of the plan of this channel’s owner.',
  private: 'Streams for members and private ones are not part of the plan of this channel’s owner.',
  recording: 'Recording is not part of the plan of this channel’s owner.',
};
