import type { Context } from '../../../context.ts';
import { onAirAmong } from './orphaned-rooms.queries.ts';
import { recordRepairs } from './repairs.ts';

/**
 * Makes the room of a stream on air again where LiveKit lost it, for example because it was restarted.
 * @throws AppError `media_unavailable`
 */
export async function restoreRoom(context: Context, streamId: string): Promise<void> {
  const { livekit } = context;
  if (await livekit.hasRoom(streamId)) return;
  livekit.dropKnownRoom(streamId);
  await livekit.ensureRoom(streamId);
  // Whatever ends the stream after this line closes the room itself.
  const onAir = await onAirAmong(context.db, [streamId]);
  if (onAir.has(streamId)) await recordRepairs(context, streamId, 'stream_without_room', 1);
  else await livekit.deleteRoom(streamId);
}
