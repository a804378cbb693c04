import type { PlanSource } from '@footlight/contracts';
import type { PlanName } from '@footlight/plans';
import type { Db, Transaction } from '../../db/client.ts';
import { countOwned, mostStaff } from '../channels/fragments.queries.ts';
import { peakOfOwner } from '../seating/fragments.queries.ts';
import { type PlanRules, planFromSources } from './fragments.queries.ts';

/** The plan that an account has from a source; undefined when it has everybody's. */
export async function findPlanOf(
  db: Db | Transaction,
  userId: string,
  now: Date,
  rules: Pick<PlanRules, 'billing'>,
): Promise<{ plan: PlanName; source: PlanSource; ends_at: Date | null } | undefined> {
  const [found] = await db.$queryRaw<
    { plan: PlanName; source: PlanSource; ends_at: Date | null }[]
  >`${planFromSources(userId, now, rules)}`;
  return found;
}

/** Lets one at a time change the plan of an account, until the transaction ends; false when the account is gone. */
export async function lockPlanOf(tx: Transaction, userId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT id FROM users WHERE id = ${userId} FOR NO KEY UPDATE`;
  return rows.length === 1;
}

/** A plan that an admin gave. */
export interface Override {
  plan: PlanName;
  reason: string;
  endsAt: Date | null;
  createdAt: Date;
}

export async function putOverride(tx: Transaction, userId: string, override: Override): Promise<void> {
  await tx.planOverride.upsert({ where: { userId }, create: { userId, ...override }, update: override });
}

export async function deleteOverride(tx: Transaction, userId: string): Promise<void> {
  await tx.planOverride.deleteMany({ where: { userId } });
}

/** The override of an account, also one that has ended and was not removed yet. */
export function findOverride(db: Db, userId: string) {
  return db.planOverride.findUnique({ where: { userId } });
}

/** Accounts whose override has ended and was not removed yet, and what it was. */
export function listEndedOverrides(db: Db, now: Date, limit: number) {
  return db.planOverride.findMany({
    where: { endsAt: { lte: now } },
    select: { userId: true },
    orderBy: { endsAt: 'asc' },
    take: limit,
  });
}

/** Removes the override of an account if it has ended, and answers which plan it was. */
export async function removeEndedOverride(
  tx: Transaction,
  userId: string,
  now: Date,
): Promise<PlanName | undefined> {
  const [removed] = await tx.$queryRaw<{ plan: PlanName }[]>`
    DELETE FROM plan_overrides WHERE user_id = ${userId} AND ends_at <= ${now} RETURNING plan`;
  return removed?.plan;
}

/** What of a plan's numbers an account uses. */
export interface PlanUse {
  channels: number;
  /** Of the channel with the most. */
  staff: number;
  /** The most at once. */
  viewers: number;
}

/** What an account uses now, and of viewers the most since then. */
export async function countUse(
  db: Db,
  userId: string,
  { now, since }: { now: Date; since: Date },
): Promise<PlanUse> {
  const channels = await countOwned(db, userId);
  const [row] = await db.$queryRaw<[Omit<PlanUse, 'channels'>]>`
    SELECT ${mostStaff(userId, now)} AS staff, ${peakOfOwner(userId, since)} AS viewers`;
  return { channels, staff: row.staff, viewers: row.viewers };
}
