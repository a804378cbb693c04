import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordEvent } from '../../events/index.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import type { StreamView } from '../stream.ts';
import { callStreamOff } from '../streams.queries.ts';

/**
 * Cancels a stream that was not started. Canceling it again changes nothing.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it was started)
 */
export async function cancelStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<StreamView> {
  const { channel } = await getRunStream(context, streamId, caller);
  await context.db.$transaction(async (tx) => {
    const now = context.clock.now();
    const canceled = await callStreamOff(tx, streamId, now);
    if (!canceled) return;
    await recordEvent(context, tx, {
      type: 'stream.canceled',
      channel_id: channel.id,
      stream_id: streamId,
      payload: {
        scheduled_for: canceled.scheduledFor?.toISOString() ?? null,
        canceled_at: now.toISOString(),
      },
    });
  });
  const stream = await getStream(context, caller, streamId);
  if (stream.state !== 'canceled')
    throw new AppError('invalid_state', 'This stream was started. End it instead.');
  return stream;
}
