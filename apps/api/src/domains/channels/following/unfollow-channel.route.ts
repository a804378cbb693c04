import { unfollowChannel as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { unfollowChannel } from './following.ts';

export const unfollowChannelRoute = route(endpoint, async ({ params, caller, context }) => {
  await unfollowChannel(context, caller, params.channel_id);
  return null;
});
