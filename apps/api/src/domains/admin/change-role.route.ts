import { changeRole as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentManagedUser } from './managed-user.presenter.ts';
import { changeRole } from './change-role.ts';

export const changeRoleRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  user: presentManagedUser(await changeRole(context, caller, params.user_id, body), context.clock.now()),
}));
