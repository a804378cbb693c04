import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { addInvitee } from './add-invitee.ts';
import { presentInvitee } from './invitee.presenter.ts';
import { listInvitees } from './list-invitees.ts';
import { removeInvitee } from './remove-invitee.ts';

export const inviteesRoutes = [
  route(contract.listInvitees, async ({ params, caller, context }) => {
    const invitees = await listInvitees(context, caller, params.stream_id);
    return { data: invitees.map(presentInvitee), next_cursor: null };
  }),
  route(contract.addInvitee, async ({ params, body, caller, context }) => ({
    invitee: presentInvitee(await addInvitee(context, caller, params.stream_id, body)),
  })),
  route(contract.removeInvitee, async ({ params, caller, context }) => {
    await removeInvitee(context, caller, params.stream_id, params.invitee_id);
    return null;
  }),
];
