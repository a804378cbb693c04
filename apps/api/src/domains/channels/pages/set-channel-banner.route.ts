import { setChannelBanner as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentPage } from './channel.presenter.ts';
import { setChannelPicture } from './pictures.ts';

export const setChannelBannerRoute = route(endpoint, async ({ params, body, caller, context }) => ({
  channel: presentPage(await setChannelPicture(context, caller, params.channel_id, 'banner', body)),
}));
