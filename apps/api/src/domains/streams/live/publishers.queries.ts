import type { ChannelRole } from '@footlight/contracts';
import type { Db } from '../../../db/client.ts';

/** What some accounts are in the channel of a stream; who is nothing there is not in the answer. */
export async function rolesIn(
  db: Db,
  streamId: string,
  userIds: readonly string[],
): Promise<Map<string, ChannelRole>> {
  const rows = await db.$queryRaw<{ user_id: string; role: ChannelRole }[]>`
    SELECT c.owner_id AS user_id, 'owner' AS role FROM streams s JOIN channels c ON c.id = s.channel_id
    WHERE s.id = ${streamId} AND c.owner_id = ANY(${userIds})
    UNION ALL
    SELECT m.user_id, m.role FROM streams s JOIN memberships m ON m.channel_id = s.channel_id
    WHERE s.id = ${streamId} AND m.user_id = ANY(${userIds})`;
  return new Map(rows.map(({ user_id: userId, role }) => [userId, role]));
}
