import { createGuest as endpoint } from '@footlight/contracts';
import { setGuestCookie } from '../../../http/guest-cookie.ts';
import { route } from '../../../http/route.ts';
import { becomeGuest } from './guests.ts';
import { limitNewGuests } from './limit-new-guests.ts';
import { presentGuest } from './guest.presenter.ts';

export const createGuestRoute = route(endpoint, async ({ body, caller, context, request, reply }) => {
  if (caller.kind !== 'guest') await limitNewGuests(context, request);
  const { guest, created } = await becomeGuest(context, caller, body.display_name);
  setGuestCookie(reply, guest.id, context.config);
  reply.status(created ? 201 : 200);
  return { guest: presentGuest(guest) };
});
