import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunChannel, recordActivity } from '../channels/index.ts';
import { disconnectEncoder } from './disconnect-encoder.ts';
import { deleteKey } from './stream-keys.queries.ts';

/**
 * Deletes the caller's stream key in a channel, and disconnects its encoder. Without a key nothing changes.
 * @throws AppError `not_found`, `forbidden`
 */
export async function deleteStreamKey(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<void> {
  await getRunChannel(context, channelId, caller, 'run_streams');
  const ended = await context.db.$transaction(async (tx) => {
    const encoder = await deleteKey(tx, channelId, caller.userId);
    if (encoder)
      await recordActivity(context, tx, { channelId, kind: 'stream_key_deleted', actorId: caller.userId });
    return encoder;
  });
  if (ended) await disconnectEncoder(context, ended);
}
