import { getChannel as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { presentChannel } from './channel.presenter.ts';
import { getChannel } from './get-channel.ts';

export const getChannelRoute = route(endpoint, async ({ params, context }) => ({
  channel: presentChannel(await getChannel(context, params.channel_id)),
}));
