export { endLapsedOverrides, endOverrideOf, exportOverrideOf, overridePlanOf } from './change-plan.ts';
export { type Entitlement, entitlementOf, requirePlan } from './entitlement-of.ts';
export { entitlementRoutes } from './routes.ts';
