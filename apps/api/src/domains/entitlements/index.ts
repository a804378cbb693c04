export { type AccountPlan, planOf, requirePlan } from './plan-of.ts';
export { entitlementRoutes } from './routes.ts';
