import type { Context } from '../../../context.ts';

/**
 * Notifies a room that its stream has ended and closes it. The database has said so before: when the media server does not
 * answer now, the worker closes the room later.
 */
export async function closeRoom(context: Context, streamId: string): Promise<void> {
  try {
    await context.livekit.send(streamId, { kind: 'stream', state: 'ended' });
    await context.livekit.deleteRoom(streamId);
  } catch (error) {
    context.log.warn({ err: error, streamId }, 'the room of an ended stream is still open');
  }
}
