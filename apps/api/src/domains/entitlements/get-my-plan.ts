import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { type AccountPlan, planOf } from './plan-of.ts';
import { countChannelsOf } from './plans.queries.ts';

/** The caller's plan and what is used of it. */
export async function getMyPlan(
  context: Context,
  caller: AccountCaller,
): Promise<{ plan: AccountPlan; channels: number }> {
  return {
    plan: await planOf(context, caller.userId),
    channels: await countChannelsOf(context.db, caller.userId),
  };
}
