import { getChannel as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentPage } from './channel.presenter.ts';
import { getChannel } from './get-channel.ts';

export const getChannelRoute = route(endpoint, async ({ params, caller, context }) => ({
  channel: presentPage(await getChannel(context, params.channel, caller)),
}));
