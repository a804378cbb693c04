import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { getRunChannel, recordActivity, requireActive } from '../channels/index.ts';
import { consumeLimit } from '../limits/index.ts';
import { disconnectEncoder } from './disconnect-encoder.ts';
import { hashOf, newSecret, prefixOf } from './secret.ts';
import { type StreamKeyView, deleteKey, insertKey } from './stream-keys.queries.ts';

/**
 * Makes the caller's stream key in a channel. The one before ends at once, and with it what its encoder publishes.
 * @returns the key itself too, which is stored nowhere
 * @throws AppError `not_found`, `forbidden`, `rate_limited`
 */
export async function createStreamKey(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<{ key: StreamKeyView; secret: string }> {
  // 1. The caller may run streams in the channel.
  requireActive(await getRunChannel(context, channelId, caller, 'run_streams'));
  await consumeLimit(context, 'streamKeyAccount', caller.userId);

  // 2. One key takes the place of the other.
  const { userId } = caller;
  const secret = newSecret();
  const key = { id: newId('streamKey'), prefix: prefixOf(secret), createdAt: context.clock.now() };
  const before = await context.db.$transaction(async (tx) => {
    const ended = await deleteKey(tx, channelId, userId);
    await insertKey(tx, { ...key, channelId, userId, hash: hashOf(secret) });
    await recordActivity(context, tx, { channelId, kind: 'stream_key_created', actorId: userId });
    return ended;
  });

  // 3. Who publishes with the key before is disconnected.
  if (before) await disconnectEncoder(context, before);
  return { key: { ...key, lastUsedAt: null, session: null }, secret };
}
