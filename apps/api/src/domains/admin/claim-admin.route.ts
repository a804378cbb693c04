import { claimAdmin as endpoint } from '@footlight/contracts';
import { clientOf } from '../../http/client.ts';
import { route } from '../../http/route.ts';
import { claimAdmin } from './claim-admin.ts';

export const claimAdminRoute = route(endpoint, async ({ body, caller, context, request }) => {
  await claimAdmin(context, caller, body.token, clientOf(request));
  return null;
});
