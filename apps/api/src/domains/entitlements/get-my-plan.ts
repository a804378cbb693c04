import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { type Entitlement, entitlementOf } from './entitlement-of.ts';
import { countOwned } from './plans.queries.ts';

/** The caller's plan and what is used of it. */
export async function getMyPlan(
  context: Context,
  caller: AccountCaller,
): Promise<{ entitlement: Entitlement; channels: number }> {
  return {
    entitlement: await entitlementOf(context, caller.userId),
    channels: await countOwned(context.db, caller.userId),
  };
}
