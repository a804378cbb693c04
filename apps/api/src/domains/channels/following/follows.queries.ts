import type { Db, Transaction } from '../../../db/client.ts';

/**
 * Writes that somebody follows a channel; false when they do already. The channel is held meanwhile, so that it is either
 * there or not.
 */
export async function insertFollow(
  tx: Transaction,
  userId: string,
  channelId: string,
  now: Date,
): Promise<boolean> {
  const inserted = await tx.$executeRaw`
    INSERT INTO follows (user_id, channel_id, created_at)
    SELECT ${userId}, c.id, ${now} FROM channels c
    WHERE c.id = ${channelId} AND c.deletion_requested_at IS NULL FOR KEY SHARE
    ON CONFLICT DO NOTHING`;
  return inserted === 1;
}

export async function deleteFollow(db: Db, userId: string, channelId: string): Promise<void> {
  await db.follow.deleteMany({ where: { userId, channelId } });
}
