import * as contract from '@footlight/contracts';
import { clientOf } from '../../../http/client.ts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentChannel } from '../pages/channel.presenter.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { presentInvitation, presentReceived } from './invitation.presenter.ts';
import { invitePeople } from './invite-people.ts';
import { listInvitations } from './list-invitations.ts';
import { declineInvitation, listMyInvitations } from './my-invitations.ts';
import { resendInvitation } from './resend-invitation.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const invitationsRoutes = [
  route(contract.acceptInvitation, async ({ body, caller, context, request }) => {
    const { channel, role } = await acceptInvitation(context, caller, body, clientOf(request));
    return { channel: presentChannel(channel), role };
  }),
  route(contract.declineInvitation, async ({ params, caller, context }) => {
    await declineInvitation(context, caller, params.invitation_id);
    return null;
  }),
  route(contract.invitePeople, async ({ params, body, caller, context }) => {
    const { lines, neededPlan } = await invitePeople(context, caller, params.channel_id, body);
    return {
      data: lines.map(({ line, text, outcome }) => ({ line, text, outcome })),
      invited: lines.filter(({ outcome }) => outcome === 'invited').length,
      needed_plan: neededPlan,
    };
  }),
  route(contract.listInvitations, async ({ params, query, caller, context }) => {
    const before = readIdCursor(query.cursor, 'invitation');
    const page = { before, limit: query.limit + 1 };
    return writePage(
      await listInvitations(context, caller, params.channel_id, page),
      query.limit,
      presentInvitation,
    );
  }),
  route(contract.listMyInvitations, async ({ query, caller, context }) => {
    const before = readIdCursor(query.cursor, 'invitation');
    const invitations = await listMyInvitations(context, caller, { before, limit: query.limit + 1 });
    return writePage(invitations, query.limit, presentReceived);
  }),
  route(contract.resendInvitation, async ({ params, caller, context }) => ({
    invitation: presentInvitation(
      await resendInvitation(context, caller, params.channel_id, params.invitation_id),
    ),
  })),
  route(contract.revokeInvitation, async ({ params, caller, context }) => {
    await revokeInvitation(context, caller, params.channel_id, params.invitation_id);
    return null;
  }),
];
