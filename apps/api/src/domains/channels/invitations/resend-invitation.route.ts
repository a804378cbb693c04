import { resendInvitation as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentInvitation } from './invitation.presenter.ts';
import { resendInvitation } from './resend-invitation.ts';

export const resendInvitationRoute = route(endpoint, async ({ params, caller, context }) => ({
  invitation: presentInvitation(
    await resendInvitation(context, caller, params.channel_id, params.invitation_id),
  ),
}));
