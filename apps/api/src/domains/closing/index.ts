import { deleteChannelRoute } from './delete-channel.route.ts';

export const closingRoutes = [deleteChannelRoute];
