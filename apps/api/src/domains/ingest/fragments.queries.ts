import { Prisma } from '../../db/generated/client.ts';

/**
 * Part of a statement: the account that publishes under an identity in the rooms of a channel. An encoder's identity is the
 * id of its stream key; every other identity is taken for that of an account, also a key's that ended or is of another channel.
 */
export function publisherAccount(identity: Prisma.Sql, channelId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT k.user_id FROM stream_keys k WHERE k.id = ${identity} AND k.channel_id = ${channelId}), ${identity})`;
}
