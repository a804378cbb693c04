import * as contract from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { setGuestCookie } from '../../../http/guest-cookie.ts';
import { route } from '../../../http/route.ts';
import { presentGuest } from './guest.presenter.ts';
import { becomeGuest, renameGuest } from './guests.ts';

export const guestsRoutes = [
  route(contract.createGuest, async ({ body, caller, context, request, reply }) => {
    const { guest, created } = await becomeGuest(context, caller, body.display_name, clientOf(request));
    setGuestCookie(reply, guest.id, context.config);
    reply.status(created ? 201 : 200);
    return { guest: presentGuest(guest) };
  }),
  route(contract.renameGuest, async ({ body, caller, context, request }) => {
    const guest = await renameGuest(context, caller, body.display_name, clientOf(request));
    return { guest: presentGuest(guest) };
  }),
];
