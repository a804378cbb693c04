import { declineInvitation as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { declineInvitation } from './my-invitations.ts';

export const declineInvitationRoute = route(endpoint, async ({ params, caller, context }) => {
  await declineInvitation(context, caller, params.invitation_id);
  return null;
});
