import { removeInvitee as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { removeInvitee } from './remove-invitee.ts';

export const removeInviteeRoute = route(endpoint, async ({ params, caller, context }) => {
  await removeInvitee(context, caller, params.stream_id, params.invitee_id);
  return null;
});
