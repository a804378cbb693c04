import type { PlanName } from '@footlight/plans';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { forEachOf } from '../../jobs/for-each.ts';
import { recordEvent } from '../events/index.ts';
import { type Entitlement, entitlementOf } from './entitlement-of.ts';
import {
  type Override,
  deleteOverride,
  findOverride,
  listEndedOverrides,
  lockPlanOf,
  putOverride,
  removeEndedOverride,
} from './plans.queries.ts';

/** How many ended overrides are removed in one round. */
const atOnce = 100;

/** Gives an account a plan as an admin, in place of one that was given before, with its event. */
export async function overridePlanOf(
  context: Context,
  tx: Transaction,
  userId: string,
  override: Omit<Override, 'createdAt'>,
): Promise<void> {
  await lockPlanOf(tx, userId);
  const before = await entitlementOf(context, userId, tx);
  await putOverride(tx, userId, { ...override, createdAt: context.clock.now() });
  await recordChange(context, tx, userId, before);
}

/** Removes the plan that an admin gave, with its event. */
export async function endOverrideOf(context: Context, tx: Transaction, userId: string): Promise<void> {
  await lockPlanOf(tx, userId);
  const before = await entitlementOf(context, userId, tx);
  await deleteOverride(tx, userId);
  await recordChange(context, tx, userId, before);
}

/** Removes overrides whose time is over, each with its event. Several replicas may do it beside each other. */
export async function endLapsedOverrides(context: Context): Promise<void> {
  const now = context.clock.now();
  const ended = await listEndedOverrides(context.db, now, atOnce);
  await forEachOf(context, 'end lapsed overrides', ended, ({ userId }) =>
    context.db.$transaction(async (tx) => {
      // An admin may have given another one meanwhile, or another replica may have been faster.
      await lockPlanOf(tx, userId);
      const plan = await removeEndedOverride(tx, userId, now);
      if (plan !== undefined) await recordChange(context, tx, userId, { plan, source: 'override' });
    }),
  );
}

/**
 * Records that the plan of an account changed with its subscriptions, in the transaction that has written them. While an admin's
 * override counts, nothing did.
 * @param before the plan that the subscriptions granted until now, also where its time had run out already
 */
export async function recordSubscribedPlan(
  context: Context,
  tx: Transaction,
  userId: string,
  before: PlanName | null,
): Promise<void> {
  if (!context.config.billing) return;
  const { source } = await entitlementOf(context, userId, tx);
  if (source === 'override') return;
  const plan = before ?? context.config.defaultPlan;
  await recordChange(context, tx, userId, { plan, source: before === null ? 'default' : 'subscription' });
}

async function recordChange(
  context: Context,
  tx: Transaction,
  userId: string,
  before: Pick<Entitlement, 'plan' | 'source'>,
): Promise<void> {
  const { plan, source } = await entitlementOf(context, userId, tx);
  if (plan === before.plan && source === before.source) return;
  await recordEvent(context, tx, {
    type: 'plan.changed',
    account_id: userId,
    payload: { from: before.plan, to: plan, source },
  });
}

/** The plan that an admin gave to an account, as its export shows it. */
export async function exportOverrideOf(context: Context, userId: string) {
  const override = await findOverride(context.db, userId);
  return (
    override && {
      plan: override.plan,
      since: override.createdAt.toISOString(),
      ends_at: override.endsAt?.toISOString() ?? null,
    }
  );
}
