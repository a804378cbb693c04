import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { newId } from '../../../ids.ts';
import { recordEvent } from '../../events/index.ts';
import { processImage } from '../../images/index.ts';
import { consumeLimit } from '../../limits/index.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import { changeCover } from './stream-cover.queries.ts';
import type { StreamView } from '../stream.ts';

/** How large a cover is kept, in pixels. */
const size = { width: 1280, height: 720 };

/**
 * Gives a stream another cover.
 * @throws AppError `not_found`, `forbidden`, `image_unreadable`, `rate_limited`
 */
export async function setStreamCover(
  context: Context,
  caller: AccountCaller,
  streamId: string,
  file: Buffer,
): Promise<StreamView> {
  const { channel } = await getRunStream(context, streamId, caller);
  // Drawing costs far more than asking for it.
  await consumeLimit(context, 'pictureAccount', caller.userId);
  const bytes = await processImage(file, size);
  const image = { id: newId('image'), bytes, createdAt: context.clock.now() };
  return change(context, caller, { streamId, channelId: channel.id }, image);
}

/**
 * Takes a stream's cover away. Taking none away changes nothing.
 * @throws AppError `not_found`, `forbidden`
 */
export async function removeStreamCover(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<StreamView> {
  const { channel } = await getRunStream(context, streamId, caller);
  return change(context, caller, { streamId, channelId: channel.id }, undefined);
}

async function change(
  context: Context,
  caller: AccountCaller,
  { streamId, channelId }: { streamId: string; channelId: string },
  image: Parameters<typeof changeCover>[2],
): Promise<StreamView> {
  await context.db.$transaction(async (tx) => {
    const changed = await changeCover(tx, streamId, image);
    if (changed === undefined) throw notFound();
    if (!changed) return;
    const ids = { channel_id: channelId, stream_id: streamId };
    await recordEvent(context, tx, { type: 'stream.updated', ...ids, payload: { changed: ['cover'] } });
  });
  return getStream(context, caller, streamId);
}
