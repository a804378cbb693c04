import type { AnswerOf, Plan, listPlans } from '@footlight/contracts';
import { type PaidPlan, type PlanName, paidPlans, plans } from '@footlight/plans';
import type { Config } from '../../config/config.ts';

/** The table of plans as everybody sees it. */
export function presentPlans(config: Config): AnswerOf<typeof listPlans> {
  return {
    data: plans.map((name) => presentPlan(config, name)),
    billing: config.billing !== undefined,
    default_plan: config.defaultPlan,
    contact: config.contact ?? null,
    next_cursor: null,
  };
}

/** A plan as everybody sees it. */
export function presentPlan(config: Config, name: PlanName): Plan {
  return {
    name,
    label: config.planLabels[name],
    rights: config.plans[name],
    prices: isPaid(name) && config.billing ? presentPrices(config, name) : null,
  };
}

function presentPrices({ prices }: Config, plan: PaidPlan): Plan['prices'] {
  const { month, year } = prices[plan];
  return { currency: prices.currency, month, year };
}

function isPaid(name: PlanName): name is PaidPlan {
  return (paidPlans as readonly PlanName[]).includes(name);
}
