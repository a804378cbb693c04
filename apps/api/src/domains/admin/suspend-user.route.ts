import { suspendUser as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { suspendUser } from './suspend-user.ts';

export const suspendUserRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  user: presentManagedUser(await suspendUser(context, caller, params.user_id, body), context.clock.now()),
}));
