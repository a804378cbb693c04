import { endPlanOverride as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { endPlanOverride } from './override-plan.ts';

export const endPlanOverrideRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  user: presentManagedUser(
    await endPlanOverride(context, caller, params.user_id, body.reason),
    context.clock.now(),
  ),
}));
