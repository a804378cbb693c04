import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunChannel, removeChannel } from '../channels/index.ts';
import { endStreamsOfChannel } from '../streams/index.ts';

/**
 * Deletes a channel for good.
 * @throws AppError `not_found`, `forbidden`
 */
export async function deleteChannel(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<void> {
  await getRunChannel(context, channelId, caller, 'delete_channel');

  // 1. What is on air ends, so that nobody watches what is not there.
  await endStreamsOfChannel(context, channelId);

  // 2. The channel, with its streams and its people.
  await removeChannel(context, channelId);
}
