import type { Context } from '../../../context.ts';

/**
 * Notifies a room that its stream has ended and closes it. The database has said so before: when the media server does not
 * answer now, the worker closes the room later.
 */
export async function closeRoom(context: Context, streamId: string): Promise<void> {
  try {
    await deleteRoomOf(context, streamId);
  } catch (error) {
    context.log.warn({ err: error, streamId }, 'the room of an ended stream is still open');
  }
}

/**
 * Notifies a room that its stream has ended and deletes it, if it is there.
 * @throws AppError `media_unavailable`
 */
export async function deleteRoomOf({ livekit }: Context, streamId: string): Promise<void> {
  await livekit.send(streamId, { kind: 'stream', state: 'ended' });
  await livekit.deleteRoom(streamId);
}
