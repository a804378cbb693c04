import { listMembers as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { listMembers } from './list-members.ts';
import { presentMember } from './member.presenter.ts';

export const listMembersRoute = route(endpoint, async ({ params, query, caller, context }) => {
  const { members, nextCursor } = await listMembers(context, caller, params.channel_id, query);
  return { data: members.map(presentMember), next_cursor: nextCursor };
});
