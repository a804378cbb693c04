import { plans } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import { amountInSql } from '../../entitlements/index.ts';
import { updatePlanEnds, updateSeatCaps } from './apply-plans.queries.ts';

/** How long a stream goes on whose plan has no streaming any more, in milliseconds: rule 8 of how billing works. */
const endsAfterMs = 30 * 60_000;

/**
 * Brings every stream on air into line with its owner's plan, which can change while people watch. More seats count at once;
 * fewer take no seat away that somebody has. Without streaming in the plan nobody new gets in, and the stream ends half an
 * hour later, unless the plan has it again by then.
 */
export function applyPlans(context: Context): Promise<void> {
  return apply(context);
}

/** The same for the streams of one account's channels. */
export function applyPlanOf(context: Context, ownerId: string): Promise<void> {
  return apply(context, ownerId);
}

async function apply({ config, clock, db }: Context, ownerId?: string): Promise<void> {
  const now = clock.now();
  const of = { rules: config, now, ownerId };
  const caps = plans.map((plan) => ({ plan, cap: amountInSql(config.plans[plan].viewers) }));
  await updateSeatCaps(db, caps, of);
  const hosting = plans.filter((plan) => config.plans[plan].host);
  await updatePlanEnds(db, { hosting, endsAt: new Date(now.getTime() + endsAfterMs) }, of);
}
