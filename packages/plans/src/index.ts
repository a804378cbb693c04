export {
  type Amount,
  type PlanName,
  type PlanRights,
  type Plans,
  plans,
  rightNames,
  standardLabels,
  standardPlans,
} from './plans.ts';
export {
  type Interval,
  type PaidPlan,
  type Price,
  type Prices,
  decimalsOf,
  freeMonths,
  intervals,
  paidPlans,
  problemsOfPrices,
  standardPrices,
} from './prices.ts';
export { type Flag, type Quantity, allows, fits, lowestPlanFor, lowestPlanWith } from './questions.ts';
