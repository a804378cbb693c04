import type { Context } from '../../context.ts';
import { requestReconcile } from '../streams/index.ts';
import { ownSession } from './own-session.ts';
import { deleteSession } from './whip-sessions.queries.ts';

/**
 * Ends what an encoder publishes. A session that a newer one replaced is not there any more, so its end cannot reach that one.
 * @throws AppError `stream_key_invalid`, `not_found`, `media_unavailable`
 */
export async function endWhipSession(
  context: Context,
  sessionId: string,
  authorization: string | undefined,
): Promise<void> {
  const { token, participantId, streamId } = await ownSession(context, authorization, sessionId);
  await context.livekit.whip.remove(token, participantId);
  await deleteSession(context.db, sessionId);
  await requestReconcile(context, context.db, streamId);
}
