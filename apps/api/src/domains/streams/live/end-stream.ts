import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { endOnAir } from './change-state.ts';
import { closeRoom } from './close-room.ts';
import { getRunStream, getStream } from '../get-stream.ts';
import type { StreamView } from '../stream.ts';

/**
 * Ends a stream for everyone. Ending it again changes nothing.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it was never started)
 */
export async function endStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<StreamView> {
  const stream = await getRunStream(context, streamId, caller);
  if (stream.startedAt === null) throw new AppError('invalid_state', 'This stream was not started.');
  const ended = await context.db.$transaction((tx) =>
    endOnAir(context, tx, streamId, { reason: 'ended_by_staff' }),
  );
  if (ended) await closeRoom(context, streamId);
  return getStream(context, caller, streamId);
}
