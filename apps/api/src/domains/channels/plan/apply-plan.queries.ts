import type { PlanName } from '@footlight/plans';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { type PlanRules, currentPlan } from '../../entitlements/fragments.queries.ts';

/** How many channels a plan has room for, and how many who help to run one. */
export interface PlanRoom {
  plan: PlanName;
  channels: number;
  staff: number;
}

/** Whose channels, which roles are staff, and what everybody's plan is. */
export interface Of {
  staffRoles: readonly string[];
  rules: PlanRules;
  now: Date;
  /** Undefined for those of every account. */
  ownerId?: string | undefined;
}

/**
 * Writes which channels and which staff are active: those that the owner chose, then the oldest, as many as the owner's plan
 * has room for now. Only what changes is written.
 */
export async function updateActive(
  db: Db | Transaction,
  room: readonly PlanRoom[],
  { staffRoles, rules, now, ownerId }: Of,
): Promise<void> {
  const owned = ownerId === undefined ? Prisma.empty : Prisma.sql`AND c.owner_id = ${ownerId}`;
  const joinRoom = Prisma.sql`
    JOIN unnest(
      ${room.map(({ plan }) => plan)}::text[], ${room.map(({ channels }) => channels)}::int[],
      ${room.map(({ staff }) => staff)}::int[]) AS p (plan, channels, staff)
      ON p.plan = ${currentPlan(Prisma.sql`c.owner_id`, now, rules)}`;
  await db.$executeRaw`
    UPDATE channels t SET active = r.active FROM (
      SELECT c.id, p.channels >= row_number() OVER (
        PARTITION BY c.owner_id ORDER BY c.kept DESC, c.created_at, c.id) AS active
      FROM channels c ${joinRoom} WHERE c.deletion_requested_at IS NULL ${owned}
    ) r WHERE t.id = r.id AND t.active <> r.active`;
  const isStaff = Prisma.sql`m.role = ANY(${staffRoles}::text[])`;
  await db.$executeRaw`
    UPDATE memberships t SET active = r.active FROM (
      SELECT m.channel_id, m.user_id, NOT ${isStaff} OR p.staff >= row_number() OVER (
        PARTITION BY m.channel_id, ${isStaff} ORDER BY m.kept DESC, m.created_at, m.user_id) AS active
      FROM memberships m JOIN channels c ON c.id = m.channel_id ${joinRoom}
      WHERE (${isStaff} OR NOT m.active) ${owned}
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
