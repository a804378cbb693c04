import type { Db } from '../../../db/client.ts';

/**
 * Writes down that somebody follows a channel; nothing when they do. The channel is held meanwhile, so that it is either
 * there or not.
 */
export async function insertFollow(db: Db, userId: string, channelId: string, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO follows (user_id, channel_id, created_at)
    SELECT ${userId}, c.id, ${now} FROM channels c WHERE c.id = ${channelId} FOR KEY SHARE
    ON CONFLICT DO NOTHING`;
}

export async function deleteFollow(db: Db, userId: string, channelId: string): Promise<void> {
  await db.follow.deleteMany({ where: { userId, channelId } });
}
