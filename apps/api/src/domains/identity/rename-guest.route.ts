import { renameGuest as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { renameGuest } from './guests.ts';
import { presentGuest } from './identity.presenter.ts';

export const renameGuestRoute = route(endpoint, async ({ body, caller, context }) => ({
  guest: presentGuest(await renameGuest(context, caller, body.display_name)),
}));
