import * as contract from '@footlight/contracts';
import { route } from '../../../http/route.ts';
import { presentOwnChannel, presentPage } from './channel.presenter.ts';
import { createChannel } from './create-channel.ts';
import { deleteChannel } from './delete-channel.ts';
import { getChannel } from './get-channel.ts';
import { listMyChannels } from './list-my-channels.ts';
import { removeChannelPicture, setChannelPicture } from './pictures.ts';
import { updateChannel } from './update-channel.ts';

export const pagesRoutes = [
  route(contract.createChannel, async ({ body, caller, context }) => ({
    channel: presentPage(await createChannel(context, caller, body)),
  })),
  route(contract.deleteChannel, async ({ params, caller, context }) => {
    await deleteChannel(context, caller, params.channel_id);
    return null;
  }),
  route(contract.getChannel, async ({ params, caller, context }) => ({
    channel: presentPage(await getChannel(context, params.channel_id, caller)),
  })),
  route(contract.listMyChannels, async ({ caller, context }) => {
    const channels = await listMyChannels(context, caller);
    return { data: channels.map(presentOwnChannel), next_cursor: null };
  }),
  route(contract.removeChannelAvatar, async ({ params, caller, context }) => ({
    channel: presentPage(await removeChannelPicture(context, caller, params.channel_id, 'avatar')),
  })),
  route(contract.removeChannelBanner, async ({ params, caller, context }) => ({
    channel: presentPage(await removeChannelPicture(context, caller, params.channel_id, 'banner')),
  })),
  route(contract.setChannelAvatar, async ({ params, body, caller, context }) => ({
    channel: presentPage(await setChannelPicture(context, caller, params.channel_id, 'avatar', body)),
  })),
  route(contract.setChannelBanner, async ({ params, body, caller, context }) => ({
    channel: presentPage(await setChannelPicture(context, caller, params.channel_id, 'banner', body)),
  })),
  route(contract.updateChannel, async ({ params, body, caller, context }) => ({
    channel: presentPage(await updateChannel(context, caller, params.channel_id, body)),
  })),
];
