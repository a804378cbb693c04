import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { getRunStream, requestReconcile } from '../streams/index.ts';
import { mayDisconnect } from './encoders.policy.ts';
import { findEncoder } from './encoders.queries.ts';
import { deleteSession } from './whip-sessions.queries.ts';

/**
 * Ends what an encoder publishes into a stream. Its key stays valid.
 * @param id the id of its stream key
 * @throws AppError `not_found`, `forbidden`, `media_unavailable`
 */
export async function disconnectEncoderOfStream(
  context: Context,
  caller: AccountCaller,
  { streamId, id }: { streamId: string; id: string },
): Promise<void> {
  // 1. The key is one of the channel, and the caller may.
  const stream = await getRunStream(context, streamId, caller);
  const encoder = await findEncoder(context.db, { id, streamId, channelId: stream.channel.id });
  if (!encoder) throw notFound();
  const asking = { userId: caller.userId, role: stream.viewerFacts.role };
  if (!mayDisconnect(asking, encoder)) throw new AppError('forbidden');

  // 2. LiveKit disconnects it. No reconciling would do it later: the key is a good one.
  await context.livekit.removeParticipant(streamId, id);

  // 3. Its session is over; one that began meanwhile is not.
  if (encoder.sessionId !== null) await deleteSession(context.db, encoder.sessionId);
  await requestReconcile(context, context.db, streamId);
}
