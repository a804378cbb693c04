import { overridePlan as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { overridePlan } from './override-plan.ts';

export const overridePlanRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  user: presentManagedUser(await overridePlan(context, caller, params.user_id, body), context.clock.now()),
}));
