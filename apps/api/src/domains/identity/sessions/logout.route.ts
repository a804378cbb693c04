import { logout as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { leaveSession } from './sessions.ts';

export const logoutRoute = route(endpoint, async ({ context, request, reply }) => {
  await leaveSession(context, request, reply);
  return null;
});
