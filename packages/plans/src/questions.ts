import type { Amount, PlanRights } from './plans.ts';

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
