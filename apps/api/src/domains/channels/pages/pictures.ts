import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { recordEvent } from '../../events/index.ts';
import { processImage } from '../../images/index.ts';
import { consumeLimit } from '../../limits/index.ts';
import { changeChannelPicture } from './channels.queries.ts';
import { getChannel, getRunChannel } from './get-channel.ts';

/** The pictures of a channel, and how large each one is kept, in pixels. */
const pictures = {
  avatar: { column: 'avatarId', width: 256, height: 256 },
  banner: { column: 'bannerId', width: 1440, height: 360 },
} as const;

type Picture = keyof typeof pictures;

/**
 * Gives a channel another picture.
 * @throws AppError `not_found`, `forbidden`, `image_unreadable`, `rate_limited`
 */
export async function setChannelPicture(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  which: Picture,
  file: Buffer,
) {
  await getRunChannel(context, channelId, caller, 'edit_channel');
  // Drawing costs far more than asking for it.
  await consumeLimit(context, 'pictureAccount', caller.userId);
  const bytes = await processImage(file, pictures[which]);
  const image = { id: newId('image'), bytes, createdAt: context.clock.now() };
  return change(context, caller, channelId, which, image);
}

/**
 * Takes a picture of a channel away.
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeChannelPicture(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  which: Picture,
) {
  await getRunChannel(context, channelId, caller, 'edit_channel');
  return change(context, caller, channelId, which, undefined);
}

async function change(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  which: Picture,
  image: Parameters<typeof changeChannelPicture>[3],
) {
  await context.db.$transaction(async (tx) => {
    const changed = await changeChannelPicture(tx, channelId, pictures[which].column, image);
    if (changed === undefined) throw notFound();
    if (!changed) return;
    await recordEvent(context, tx, {
      type: 'channel.updated',
      channel_id: channelId,
      payload: { changed: [which] },
    });
  });
  return getChannel(context, channelId, caller);
}
