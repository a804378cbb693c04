import { createChannel as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentPage } from './channel.presenter.ts';
import { createChannel } from './create-channel.ts';

export const createChannelRoute = route(endpoint, async ({ body, caller, context }) => ({
  channel: presentPage(await createChannel(context, caller, body)),
}));
