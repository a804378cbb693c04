import { listInvitations as endpoint } from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentInvitation } from './invitation.presenter.ts';
import { listInvitations } from './list-invitations.ts';

export const listInvitationsRoute = route(endpoint, async ({ params, query, caller, context }) => {
  const before = readIdCursor(query.cursor, 'invitation');
  const page = { before, limit: query.limit + 1 };
  return writePage(
    await listInvitations(context, caller, params.channel_id, page),
    query.limit,
    presentInvitation,
  );
});
