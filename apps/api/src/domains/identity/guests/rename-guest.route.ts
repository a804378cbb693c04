import { renameGuest as endpoint } from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { route } from '../../../http/route.ts';
import { renameGuest } from './guests.ts';
import { presentGuest } from './guest.presenter.ts';

export const renameGuestRoute = route(endpoint, async ({ body, caller, context, request }) => {
  const { address } = clientOf(request);
  return { guest: presentGuest(await renameGuest(context, caller, body.display_name, address)) };
});
