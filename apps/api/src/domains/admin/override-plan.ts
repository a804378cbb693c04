import type { PlanName } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { endOverrideOf, overridePlanOf } from '../entitlements/index.ts';
import { act, endIn } from './act.ts';
import type { UserRow } from './users.queries.ts';

/**
 * Gives an account a plan, whatever is paid for, in place of one that was given before.
 * @throws AppError `not_found`, `validation_failed` (an end that is over)
 */
export async function overridePlan(
  context: Context,
  caller: AccountCaller,
  subjectId: string,
  { plan, reason, ends_at: wanted }: { plan: PlanName; reason: string; ends_at: string | null },
): Promise<UserRow> {
  const endsAt = endIn(context, wanted, '/body/ends_at');
  const doing = { subjectId, action: 'plan_overridden', reason } as const;
  return act(context, caller, doing, async (tx) => {
    await overridePlanOf(context, tx, subjectId, { plan, reason, endsAt });
    return { plan, ends_at: endsAt?.toISOString() ?? null };
  });
}

/**
 * Takes a given plan back.
 * @throws AppError `not_found`, also when none is in force
 */
export async function endPlanOverride(
  context: Context,
  caller: AccountCaller,
  subjectId: string,
  reason: string,
): Promise<UserRow> {
  const doing = { subjectId, action: 'plan_override_ended', reason } as const;
  return act(context, caller, doing, async (tx, { overridePlan: plan }) => {
    if (plan === null) throw notFound();
    await endOverrideOf(context, tx, subjectId);
    return { plan };
  });
}
