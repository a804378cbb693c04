export {
  endLapsedOverrides,
  endOverrideOf,
  exportOverrideOf,
  overridePlanOf,
  recordSubscribedPlan,
} from './change-plan.ts';
export { amountFromSql, amountInSql } from './amounts.ts';
export { type Entitlement, entitlementOf, requirePlan } from './entitlement-of.ts';
export { planLimitReached, planRequired } from './plan-errors.ts';
export { lockPlanOf } from './plans.queries.ts';
export { entitlementRoutes } from './routes.ts';
