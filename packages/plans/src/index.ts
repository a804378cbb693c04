export { type Amount, type PlanName, type PlanRights, type Plans, plans, standardPlans } from './plans.ts';
export { type Flag, type Quantity, allows, fits } from './questions.ts';
