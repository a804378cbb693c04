import * as contract from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { setGuestCookie } from '../../../http/guest-cookie.ts';
import { route } from '../../../http/route.ts';
import { joinQueue } from './join-queue.ts';
import { leaveQueue } from './leave-queue.ts';
import { presentTicket } from './queue-ticket.presenter.ts';

export const queueRoutes = [
  route(contract.joinQueue, async ({ params, caller, context, request, reply }) => {
    const { viewer, place, length } = await joinQueue(context, caller, params.stream_id, clientOf(request));
    if (caller.kind === 'unknown') setGuestCookie(reply, viewer.id, context.config);
    return { ticket: presentTicket(place), length };
  }),
  route(contract.leaveQueue, async ({ params, caller, context }) => {
    await leaveQueue(context, caller, { streamId: params.stream_id, entryId: params.ticket_id });
    return null;
  }),
];
