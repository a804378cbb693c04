import type { StreamEndReason } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordEvent } from '../../events/index.ts';
import { eraseChannel as erase, isMarkedDeleted, markChannelDeleted } from './deletion.queries.ts';
import { getRunChannel } from './get-channel.ts';

/**
 * Deletes a channel for good: from here on it is there for nobody, and a job removes what it had. Who watches what is on air
 * there learns of the end from whoever reads the events.
 * @throws AppError `not_found`, `forbidden`
 */
export async function deleteChannel(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<void> {
  await getRunChannel(context, channelId, caller, 'delete_channel');
  await context.db.$transaction(async (tx) => {
    if (!(await markDeleted(context, tx, channelId, 'channel_deleted'))) return;
    await context.jobs.send(tx, 'delete_channel', { channelId });
  });
}

/** The job that follows: removes a channel that is marked as deleted, in batches. May be interrupted, and run twice. */
export async function eraseChannel(context: Context, channelId: string, signal?: AbortSignal): Promise<void> {
  if (await isMarkedDeleted(context.db, channelId)) await erase(context.db, channelId, signal);
}

/** Removes a channel of an account that is being deleted, marked before or not. May be interrupted, and run twice. */
export async function removeChannel(
  context: Context,
  channelId: string,
  signal?: AbortSignal,
): Promise<void> {
  await context.db.$transaction((tx) => markDeleted(context, tx, channelId, 'account_deleted'));
  await eraseChannel(context, channelId, signal);
}

/** Marks a channel as deleted, with its events; false when it is gone, or was marked before. */
async function markDeleted(
  context: Context,
  tx: Transaction,
  channelId: string,
  reason: StreamEndReason,
): Promise<boolean> {
  const now = context.clock.now();
  const marked = await markChannelDeleted(tx, channelId, now);
  if (marked === undefined) return false;
  const { ended } = marked;
  if (ended) {
    await recordEvent(context, tx, {
      type: 'stream.ended',
      channel_id: channelId,
      stream_id: ended.id,
      payload: {
        started_at: (ended.startedAt ?? now).toISOString(),
        ended_at: now.toISOString(),
        reason,
      },
    });
  }
  await recordEvent(context, tx, { type: 'channel.deleted', channel_id: channelId, payload: {} });
  return true;
}
