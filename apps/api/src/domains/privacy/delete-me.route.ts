import { deleteMe as endpoint } from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { clearGuestCookie } from '../../http/guest-cookie.ts';
import { route } from '../../http/route.ts';
import { clearRefreshCookie } from '../identity/index.ts';
import { deleteMe } from './delete-me.ts';

export const deleteMeRoute = route(endpoint, async ({ body, caller, context, request, reply }) => {
  const acceptedAt = await deleteMe(context, caller, body.password, clientOf(request));
  clearRefreshCookie(reply, context.config);
  clearGuestCookie(reply, context.config);
  return { accepted_at: acceptedAt.toISOString() };
});
