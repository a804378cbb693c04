import type { StreamEndReason } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordEvent, recordEvents } from '../../events/index.ts';
import { deleteChannel as query } from './channels.queries.ts';
import { getRunChannel } from './get-channel.ts';

/**
 * Deletes a channel for good. Who watches what is on air there hears of the end from whoever reads the events.
 * @throws AppError `not_found`, `forbidden`
 */
export async function deleteChannel(
  context: Context,
  caller: AccountCaller,
  channelId: string,
): Promise<void> {
  await getRunChannel(context, channelId, caller, 'delete_channel');
  await removeChannel(context, channelId, 'channel_deleted');
}

/** Removes a channel with its streams, its people and all pictures. Removing it again changes nothing. */
export async function removeChannel(
  context: Context,
  channelId: string,
  reason: StreamEndReason,
): Promise<void> {
  await context.db.$transaction(async (tx) => {
    const onAir = await query(tx, channelId);
    if (onAir === undefined) return;
    const endedAt = context.clock.now().toISOString();
    await recordEvents(
      context,
      tx,
      onAir.map(({ id, startedAt }) => ({
        type: 'stream.ended' as const,
        channel_id: channelId,
        stream_id: id,
        payload: { started_at: startedAt.toISOString(), ended_at: endedAt, reason },
      })),
    );
    await recordEvent(context, tx, { type: 'channel.deleted', channel_id: channelId, payload: {} });
  });
}
