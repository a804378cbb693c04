import { listInvitees as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentInvitee } from './invitee.presenter.ts';
import { listInvitees } from './list-invitees.ts';

export const listInviteesRoute = route(endpoint, async ({ params, caller, context }) => {
  const invitees = await listInvitees(context, caller, params.stream_id);
  return { data: invitees.map(presentInvitee), next_cursor: null };
});
