import type { Context } from '../../context.ts';
import { requestReconcile } from '../streams/index.ts';
import type { Encoder } from './stream-keys.queries.ts';

/**
 * Disconnects the encoder of a key that ended. Its identity is the key's own, so this never meets the encoder of a newer key.
 * When LiveKit does not answer, reconciling the stream does it.
 */
export async function disconnectEncoder(
  context: Context,
  { id, stream_id: streamId }: Encoder,
): Promise<void> {
  if (streamId === null) return;
  await requestReconcile(context, context.db, streamId);
  try {
    await context.livekit.removeParticipant(streamId, id);
  } catch (error) {
    context.log.warn(
      { err: error, streamId },
      'the encoder of a key that ended is still there; it is tried again',
    );
  }
}
