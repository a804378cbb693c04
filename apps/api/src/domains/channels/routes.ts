import { getChannelRoute } from './get-channel.route.ts';
import { listMyChannelsRoute } from './list-my-channels.route.ts';

export const channelRoutes = [getChannelRoute, listMyChannelsRoute];
