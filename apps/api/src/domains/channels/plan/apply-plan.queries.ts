import type { PlanName } from '@footlight/plans';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { type PlanRules, currentPlan } from '../../entitlements/fragments.queries.ts';

/** How many channels a plan has room for, and how many who help to run one. */
export interface PlanRoom {
  plan: PlanName;
  channels: number;
  staff: number;
}

/** What everybody's plan is, and when. */
export interface At {
  rules: PlanRules;
  now: Date;
}

/** Part of a statement on channels `c`: joins as `p` what the plan of the owner has room for. */
function joinRoom(room: readonly PlanRoom[], { rules, now }: At): Prisma.Sql {
  return Prisma.sql`
    JOIN unnest(
      ${room.map(({ plan }) => plan)}::text[], ${room.map(({ channels }) => channels)}::int[],
      ${room.map(({ staff }) => staff)}::int[]) AS p (plan, channels, staff)
      ON p.plan = ${currentPlan(Prisma.sql`c.owner_id`, now, rules)}`;
}

/**
 * Writes which channels are active: those that the owner chose, then the oldest, as many as the plan has room for now. Only
 * what changes is written.
 * @param ownerId undefined for those of every account
 */
export async function updateActiveChannels(
  db: Db | Transaction,
  room: readonly PlanRoom[],
  at: At,
  ownerId?: string,
): Promise<void> {
  const owned = ownerId === undefined ? Prisma.empty : Prisma.sql`AND c.owner_id = ${ownerId}`;
  await db.$executeRaw`
    UPDATE channels t SET active = r.active FROM (
      SELECT c.id, p.channels >= row_number() OVER (
        PARTITION BY c.owner_id ORDER BY c.kept DESC, c.created_at, c.id) AS active
      FROM channels c ${joinRoom(room, at)} WHERE c.deletion_requested_at IS NULL ${owned}
    ) r WHERE t.id = r.id AND t.active <> r.active`;
}

/**
 * Writes in the same way who is active of those whose role is one of the staff.
 * @param which of one account's channels, or of one channel; undefined for those of every account
 */
export async function updateActiveStaff(
  db: Db | Transaction,
  room: readonly PlanRoom[],
  staffRoles: readonly string[],
  at: At,
  which?: { ownerId: string } | { channelId: string },
): Promise<void> {
  const isStaff = Prisma.sql`m.role = ANY(${staffRoles}::text[])`;
  const chosen =
    which === undefined
      ? Prisma.empty
      : 'ownerId' in which
        ? Prisma.sql`AND c.owner_id = ${which.ownerId}`
        : Prisma.sql`AND c.id = ${which.channelId}`;
  await db.$executeRaw`
    UPDATE memberships t SET active = r.active FROM (
      SELECT m.channel_id, m.user_id, NOT ${isStaff} OR p.staff >= row_number() OVER (
        PARTITION BY m.channel_id, ${isStaff} ORDER BY m.kept DESC, m.created_at, m.user_id) AS active
      FROM memberships m JOIN channels c ON c.id = m.channel_id ${joinRoom(room, at)}
      WHERE (${isStaff} OR NOT m.active) ${chosen}
    ) r WHERE t.channel_id = r.channel_id AND t.user_id = r.user_id AND t.active <> r.active`;
}

/** Who owns a channel; undefined when it is gone. */
export async function findOwnerId(db: Db, channelId: string): Promise<string | undefined> {
  const channel = await db.channel.findUnique({ where: { id: channelId }, select: { ownerId: true } });
  return channel?.ownerId;
}

/** Writes which of an owner's channels stay active before others. */
export async function keepChannels(tx: Transaction, ownerId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE channels SET kept = id = ANY(${ids}::text[]) WHERE owner_id = ${ownerId}`;
}

/** Writes which staff of a channel stays active before others. */
export async function keepStaff(
  tx: Transaction,
  channelId: string,
  userIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE memberships SET kept = user_id = ANY(${userIds}::text[]) WHERE channel_id = ${channelId}`;
}

/** How many of these accounts have one of these roles in a channel. */
export function countWithRole(
  tx: Transaction,
  channelId: string,
  userIds: readonly string[],
  roles: readonly string[],
): Promise<number> {
  return tx.membership.count({
    where: { channelId, userId: { in: [...userIds] }, role: { in: [...roles] } },
  });
}
