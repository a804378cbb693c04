import { endOwnSession as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { endOwnSession } from './own-sessions.ts';

export const endOwnSessionRoute = route(endpoint, async ({ params, caller, context }) => {
  await endOwnSession(context, caller, params.session_id);
  return null;
});
