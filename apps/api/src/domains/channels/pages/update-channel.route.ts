import { updateChannel as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentPage } from './channel.presenter.ts';
import { updateChannel } from './update-channel.ts';

export const updateChannelRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  channel: presentPage(await updateChannel(context, caller, params.channel_id, body)),
}));
