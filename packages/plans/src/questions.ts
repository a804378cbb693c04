import type { Amount, PlanRights, Plans } from './plans.ts';
import { type PaidPlan, paidPlans } from './prices.ts';

/** Rights that are there or not. */
export type Flag = { [K in keyof PlanRights]: PlanRights[K] extends boolean ? K : never }[keyof PlanRights];
/** Rights that are so many. */
export type Quantity = Exclude<keyof PlanRights, Flag>;

/** Whether a plan gives a right. */
export function allows(rights: Readonly<PlanRights>, right: Flag): boolean {
  return rights[right];
}

/** Whether so many of something are within a plan. */
export function fits(rights: Readonly<PlanRights>, right: Quantity, many: number): boolean {
  const most: Amount = rights[right];
  return most === 'unlimited' || many <= most;
}

/** The lowest plan to pay for that gives a right; undefined when none does. */
export function lowestPlanWith(table: Plans, right: Flag): PaidPlan | undefined {
  return paidPlans.find((plan) => allows(table[plan], right));
}

/** The lowest plan to pay for that has room for so many; undefined when none has. */
export function lowestPlanFor(table: Plans, right: Quantity, many: number): PaidPlan | undefined {
  return paidPlans.find((plan) => fits(table[plan], right, many));
}
