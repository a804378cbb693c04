import { removeChannelAvatar as endpoint } from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentPage } from './channel.presenter.ts';
import { removeChannelPicture } from './pictures.ts';

export const removeChannelAvatarRoute = route(endpoint, async ({ params, caller, context }) => ({
  channel: presentPage(await removeChannelPicture(context, caller, params.channel_id, 'avatar')),
}));
