import { UserId, roleMay } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { rolesIn } from './publishers.queries.ts';

/** Puts those out of a room who came to publish and no longer may: their role in the channel fell or ended. */
export async function evictPublishers(
  context: Context,
  streamId: string,
  identities: readonly string[],
): Promise<void> {
  const publishers = identities.filter((identity) => UserId.safeParse(identity).success);
  if (publishers.length === 0) return;
  const roles = await rolesIn(context.db, streamId, publishers);
  for (const identity of publishers) {
    if (roleMay(roles.get(identity) ?? null, 'run_streams')) continue;
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
