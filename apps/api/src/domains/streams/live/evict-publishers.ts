import { UserId } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { mayInChannel } from '../../access/index.ts';
import { listPublisherFacts } from './publishers.queries.ts';

/** Removes those from a room who came to publish and no longer may: their role fell or ended, or an account is suspended or being deleted. */
export async function evictPublishers(
  context: Context,
  streamId: string,
  identities: readonly string[],
): Promise<void> {
  const publishers = identities.filter((identity) => UserId.safeParse(identity).success);
  if (publishers.length === 0) return;
  const known = await listPublisherFacts(context.db, streamId, publishers, context.clock.now());
  for (const { id: identity, ...facts } of known) {
    if (mayInChannel(facts, 'run_streams')) continue;
    try {
      await context.livekit.removeParticipant(streamId, identity);
    } catch (error) {
      context.log.warn(
        { err: error, streamId, identity },
        'who may no longer publish is still in the room, and the next look tries again',
      );
    }
  }
}
