import * as contract from '@footlight/contracts';
import { readIdCursor, writePage } from '../../../http/id-cursor.ts';
import { route } from '../../../http/route.ts';
import { presentActivity } from './activity.presenter.ts';
import { listActivity } from './activity.ts';
import { changeMember } from './change-member.ts';
import { listMembers } from './list-members.ts';
import { presentMember } from './member.presenter.ts';
import { removeMember } from './remove-member.ts';

export const peopleRoutes = [
  route(contract.changeMember, async ({ params, body, caller, context }) => ({
    member: presentMember(await changeMember(context, caller, params.channel_id, params.user_id, body.role)),
  })),
  route(contract.listActivity, async ({ params, query, caller, context }) => {
    const before = readIdCursor(query.cursor, 'activity');
    const page = { before, limit: query.limit + 1 };
    return writePage(
      await listActivity(context, caller, params.channel_id, page),
      query.limit,
      presentActivity,
    );
  }),
  route(contract.listMembers, async ({ params, query, caller, context }) => {
    const { members, nextCursor } = await listMembers(context, caller, params.channel_id, query);
    return { data: members.map(presentMember), next_cursor: nextCursor };
  }),
  route(contract.removeMember, async ({ params, caller, context }) => {
    await removeMember(context, caller, params.channel_id, params.user_id);
    return null;
  }),
];
