import { getMyPlanRoute } from './get-my-plan.route.ts';
import { listPlansRoute } from './list-plans.route.ts';

export const billingRoutes = [listPlansRoute, getMyPlanRoute];
