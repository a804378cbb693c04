import type { Context } from '../../../context.ts';
import { mayInChannel } from '../../access/index.ts';
import type { RoomFacts } from './room-facts.ts';

/**
 * Removes those from a room who came to publish and no longer may: their role fell or ended, an encoder's stream key ended, or
 * an account is suspended or being deleted.
 */
export async function evictPublishers(
  context: Context,
  streamId: string,
  publishers: RoomFacts['publishers'],
): Promise<void> {
  for (const { identity, ...facts } of publishers) {
    if (mayInChannel(facts, 'run_streams')) continue;
    try {
      await context.livekit.removeParticipant(streamId, identity);
    } catch (error) {
      context.log.warn(
        { err: error, streamId, identity },
        'somebody who may no longer publish is still in the room; it is tried again',
      );
    }
  }
}
