import { revokeInvitation as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { revokeInvitation } from './revoke-invitation.ts';

export const revokeInvitationRoute = route(endpoint, async ({ params, caller, context }) => {
  await revokeInvitation(context, caller, params.channel_id, params.invitation_id);
  return null;
});
