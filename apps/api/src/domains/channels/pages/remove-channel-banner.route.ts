import { removeChannelBanner as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentPage } from './channel.presenter.ts';
import { removeChannelPicture } from './pictures.ts';

export const removeChannelBannerRoute = route(endpoint, async ({ params, caller, context }) => ({
  channel: presentPage(await removeChannelPicture(context, caller, params.channel_id, 'banner')),
}));
