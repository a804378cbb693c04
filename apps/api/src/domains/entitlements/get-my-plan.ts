import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { type Entitlement, entitlementOf } from './entitlement-of.ts';
import { type PlanUse, countUse } from './plans.queries.ts';

const day = 24 * 3_600_000;

/** How far back the most viewers at once are looked for, in milliseconds: thirty days. */
const peakWithinMs = 30 * day;

/** The caller's plan and what is used of it. */
export async function getMyPlan(
  context: Context,
  caller: AccountCaller,
): Promise<{ entitlement: Entitlement; use: PlanUse }> {
  const now = context.clock.now();
  const since = new Date(now.getTime() - peakWithinMs);
  return {
    entitlement: await entitlementOf(context, caller.userId),
    use: await countUse(context.db, caller.userId, { now, since }),
  };
}
