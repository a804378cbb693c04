import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import type { StreamView } from '../stream.ts';
import { callStreamOff } from '../streams.queries.ts';
import { notifyOf } from '../notify-of.ts';

/**
 * Cancels a stream that was not started. Canceling it again changes nothing.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it was started)
 */
export async function cancelStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<StreamView> {
  const { scheduledFor } = await getRunStream(context, streamId, caller);
  await context.db.$transaction(async (tx) => {
    const called = await callStreamOff(tx, streamId, context.clock.now());
    if (called && scheduledFor !== null) await notifyOf(context, tx, 'stream_canceled', streamId);
  });
  const stream = await getStream(context, caller, streamId);
  if (stream.state !== 'canceled')
    throw new AppError('invalid_state', 'This stream was started. End it instead.');
  return stream;
}
