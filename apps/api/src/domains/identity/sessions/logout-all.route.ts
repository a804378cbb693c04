import { logoutAll as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { leaveEverywhere } from './sessions.ts';

export const logoutAllRoute = route(endpoint, async ({ context, request, reply }) => {
  await leaveEverywhere(context, request, reply);
  return null;
});
