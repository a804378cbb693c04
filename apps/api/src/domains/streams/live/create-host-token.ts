import type { Context } from '../../../context.ts';
import { type RoomToken, hostToken } from '../../../gateways/livekit/tokens.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { getRunStream } from '../get-stream.ts';
import { isOnAir } from '../../access/index.ts';

/**
 * A token to publish with.
 * @throws AppError `not_found`, `forbidden`, `stream_not_live`, `media_unavailable`
 */
export async function createHostToken(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<RoomToken> {
  const stream = await getRunStream(context, streamId, caller);
  if (!isOnAir(stream.state)) throw new AppError('stream_not_live');
  await context.livekit.ensureRoom(streamId);
  return hostToken(context.config, streamId, caller.userId, stream.channel.name);
}
