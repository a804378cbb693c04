import { addInvitee as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { addInvitee } from './add-invitee.ts';
import { presentInvitee } from './invitee.presenter.ts';

export const addInviteeRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  invitee: presentInvitee(await addInvitee(context, caller, params.stream_id, body)),
}));
