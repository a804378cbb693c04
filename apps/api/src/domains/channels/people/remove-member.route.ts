import { removeMember as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { removeMember } from './remove-member.ts';

export const removeMemberRoute = route(endpoint, async ({ params, caller, context }) => {
  await removeMember(context, caller, params.channel_id, params.user_id);
  return null;
});
