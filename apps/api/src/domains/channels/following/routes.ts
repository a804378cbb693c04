import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { followChannel, unfollowChannel } from './following.ts';

export const followingRoutes = [
  route(contract.followChannel, async ({ params, caller, context }) => {
    await followChannel(context, caller, params.channel_id);
    return null;
  }),
  route(contract.unfollowChannel, async ({ params, caller, context }) => {
    await unfollowChannel(context, caller, params.channel_id);
    return null;
  }),
];
