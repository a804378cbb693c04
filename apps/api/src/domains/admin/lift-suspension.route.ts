import { liftSuspension as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { liftSuspension } from './suspend-user.ts';

export const liftSuspensionRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  user: presentManagedUser(
    await liftSuspension(context, caller, params.user_id, body.reason),
    context.clock.now(),
  ),
}));
