import type { Context } from '../../../context.ts';
import { mayInChannel } from '../../access/index.ts';
import type { RoomFacts } from './room-facts.ts';

/** Removes those from a room who came to publish and no longer may: their role fell or ended, or an account is suspended or being deleted. */
export async function evictPublishers(
  context: Context,
  streamId: string,
  publishers: RoomFacts['publishers'],
): Promise<void> {
  for (const { user_id: userId, ...facts } of publishers) {
    if (mayInChannel(facts, 'run_streams')) continue;
    try {
      await context.livekit.removeParticipant(streamId, userId);
    } catch (error) {
      context.log.warn(
        { err: error, streamId, userId },
        'an account that may no longer publish is still in the room; it is tried again',
      );
    }
  }
}
