import { deleteChannel as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { deleteChannel } from './delete-channel.ts';

export const deleteChannelRoute = route(endpoint, async ({ params, caller, context }) => {
  await deleteChannel(context, caller, params.channel_id);
  return null;
});
