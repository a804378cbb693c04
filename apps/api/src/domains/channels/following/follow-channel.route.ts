import { followChannel as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { followChannel } from './following.ts';

export const followChannelRoute = route(endpoint, async ({ params, caller, context }) => {
  await followChannel(context, caller, params.channel_id);
  return null;
});
