import { listMyInvitations as endpoint } from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentReceived } from './invitation.presenter.ts';
import { listMyInvitations } from './my-invitations.ts';

export const listMyInvitationsRoute = route(endpoint, async ({ query, caller, context }) => {
  const before = readIdCursor(query.cursor, 'invitation');
  const invitations = await listMyInvitations(context, caller, { before, limit: query.limit + 1 });
  return writePage(invitations, query.limit, presentReceived);
});
