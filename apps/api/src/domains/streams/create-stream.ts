import type { Visibility } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { getRunChannel } from '../channels/index.ts';
import { getStream } from './get-stream.ts';
import { insertStream } from './streams.queries.ts';
import type { StreamView } from './stream.ts';

/**
 * Makes a stream in a channel; it is not live yet.
 * @throws AppError `not_found`, `forbidden`
 */
export async function createStream(
  context: Context,
  caller: AccountCaller,
  input: { channelId: string; title: string; visibility: Visibility },
): Promise<StreamView> {
  await getRunChannel(context, input.channelId, caller);
  const id = newId('stream');
  const viewerLimit = context.config.streams.viewerLimit;
  await insertStream(context.db, { id, ...input, createdAt: context.clock.now(), viewerLimit });
  return getStream(context, id);
}
