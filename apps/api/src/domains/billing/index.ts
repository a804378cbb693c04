export { type OwnPlan, planOf, requirePlan } from './plan-of.ts';
export { billingRoutes } from './routes.ts';
