import type { Context } from '../../context.ts';
import { violatesUnique } from '../../db/errors.ts';
import { AppError } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunStream, getStream } from './get-stream.ts';
import { type StreamView, isOnAir } from './stream.ts';
import { oneLivePerChannel, openStream } from './streams.queries.ts';

/**
 * Goes live. Starting a stream that is on air changes nothing.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it has ended), `channel_already_live`, `media_unavailable`
 */
export async function startStream(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<StreamView> {
  const stream = await getRunStream(context, streamId, caller);
  if (stream.state === 'ended')
    throw new AppError('invalid_state', 'This stream has ended. Make another one.');

  // 1. The room comes first: a stream without one would be live for nobody.
  await context.livekit.ensureRoom(streamId);

  // 2. The database decides whether it may be live; of two starts at once one changes it.
  if (!isOnAir(stream.state)) {
    try {
      await openStream(context.db, streamId, context.clock.now());
    } catch (error) {
      if (violatesUnique(error, oneLivePerChannel)) throw new AppError('channel_already_live');
      throw error;
    }
  }
  const started = await getStream(context, streamId);
  if (started.state === 'ended')
    throw new AppError('invalid_state', 'This stream has ended. Make another one.');
  return started;
}
