import type { ChannelLink } from '@footlight/contracts';
import type { Db, Transaction } from '../../../db/client.ts';
import { activeChannels } from '../fragments.queries.ts';
import { type NewImage, replaceImage } from '../../images/fragments.queries.ts';

/** What an owner may change of a channel; what is left out stays. */
export interface ChannelChanges {
  name?: string;
  nameKey?: string;
  handle?: string;
  description?: string;
  links?: ChannelLink[];
}

/** The unique index that holds one channel per handle. */
export const oneChannelPerHandle = 'channels_handle_key';

/** Inserts a channel; false when another one has the handle. */
export async function insertChannel(
  db: Transaction,
  channel: {
    id: string;
    ownerId: string;
    handle: string;
    name: string;
    nameKey: string;
    description: string;
    links: ChannelLink[];
    createdAt: Date;
  },
): Promise<boolean> {
  const inserted = await db.channel.createMany({ data: channel, skipDuplicates: true });
  return inserted.count === 1;
}

/** A channel by its id or its handle, with what somebody is there. */
export function findChannel(db: Db, idOrHandle: string, userId: string | undefined, now: Date) {
  const theirs = { where: { userId: userId ?? '' } };
  return db.channel.findFirst({
    where: { OR: [{ id: idOrHandle }, { handle: idOrHandle }], ...activeChannels(now) },
    include: {
      memberships: { ...theirs, select: { role: true, active: true } },
      followers: { ...theirs, select: { userId: true } },
    },
  });
}

/** What somebody is in a channel, whoever owns it. */
export function findStanding(db: Db, id: string, userId: string) {
  return db.channel.findFirst({
    where: { id, deletionRequestedAt: null },
    select: { ownerId: true, memberships: { where: { userId }, select: { role: true, active: true } } },
  });
}

export function listOwned(db: Db | Transaction, ownerId: string) {
  return db.channel.findMany({
    where: { ownerId, deletionRequestedAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

/** The channels that somebody was taken into, with what they are there. */
export function listJoined(db: Db, userId: string, now: Date) {
  return db.membership.findMany({
    where: { userId, channel: activeChannels(now) },
    select: { role: true, active: true, channel: true },
    orderBy: [{ createdAt: 'asc' }, { channelId: 'asc' }],
  });
}

/**
 * Lets one at a time make channels for an account, until the transaction ends; false when the account is gone. What only
 * refers to the account does not wait.
 */
export async function lockOwner(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT id FROM users WHERE id = ${userId} AND deletion_requested_at IS NULL FOR NO KEY UPDATE`;
  return rows.length === 1;
}

export { countOwned } from '../fragments.queries.ts';

/**
 * Lets one at a time change a channel or its people, until the transaction ends; undefined when it is gone. What only
 * refers to the channel, a new stream or follower, does not wait.
 */
export async function lockChannel(
  tx: Transaction,
  id: string,
): Promise<{ ownerId: string; avatarId: string | null; bannerId: string | null } | undefined> {
  const [channel] = await tx.$queryRaw<
    { ownerId: string; avatarId: string | null; bannerId: string | null }[]
  >`
    SELECT owner_id AS "ownerId", avatar_id AS "avatarId", banner_id AS "bannerId" FROM channels
    WHERE id = ${id} AND deletion_requested_at IS NULL FOR NO KEY UPDATE`;
  return channel;
}

const parts = ['name', 'handle', 'description', 'links'] as const;

/**
 * Changes a channel.
 * @returns which parts are others now; undefined when the channel is gone
 * @throws on a handle that is taken (`oneChannelPerHandle`)
 */
export async function changeChannel(
  tx: Transaction,
  id: string,
  changes: ChannelChanges,
): Promise<(typeof parts)[number][] | undefined> {
  if (!(await lockChannel(tx, id))) return undefined;
  const before = await tx.channel.findUniqueOrThrow({ where: { id } });
  const changed = parts.filter(
    (part) => changes[part] !== undefined && JSON.stringify(changes[part]) !== JSON.stringify(before[part]),
  );
  await tx.channel.update({ where: { id }, data: changes });
  return changed;
}

/**
 * Gives a channel another picture, or none, and removes the one before.
 * @returns whether that changed anything; undefined when the channel is gone
 */
export function changeChannelPicture(
  tx: Transaction,
  id: string,
  which: 'avatarId' | 'bannerId',
  image: NewImage | undefined,
): Promise<boolean | undefined> {
  const picture = {
    lock: async () => (await lockChannel(tx, id))?.[which],
    set: (imageId: string | null) => tx.channel.update({ where: { id }, data: { [which]: imageId } }),
  };
  return replaceImage(tx, picture, image);
}
