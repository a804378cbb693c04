import { getUser as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { getUser } from './users.ts';

export const getUserRoute = route(endpoint, async ({ params, context }) => ({
  user: presentManagedUser(await getUser(context, params.user_id), context.clock.now()),
}));
