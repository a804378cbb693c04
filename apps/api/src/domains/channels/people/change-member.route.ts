import { changeMember as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { changeMember } from './change-member.ts';
import { presentMember } from './member.presenter.ts';

export const changeMemberRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  member: presentMember(await changeMember(context, caller, params.channel_id, params.user_id, body.role)),
}));
