import { listMyChannels as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentOwnChannel } from './channel.presenter.ts';
import { listMyChannels } from './list-my-channels.ts';

export const listMyChannelsRoute = route(endpoint, async ({ caller, context }) => {
  const channels = await listMyChannels(context, caller);
  return { data: channels.map(presentOwnChannel), next_cursor: null };
});
