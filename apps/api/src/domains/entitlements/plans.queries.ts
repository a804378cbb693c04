import type { PlanName } from '@footlight/plans';
import type { Db, Transaction } from '../../db/client.ts';

/** The plan that an admin gave to an account, while it counts. */
export async function findGivenPlan(
  db: Db | Transaction,
  userId: string,
  now: Date,
): Promise<{ name: PlanName; endsAt: Date | null } | undefined> {
  const given = await db.planOverride.findFirst({
    where: { userId, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { plan: true, endsAt: true },
  });
  return given ? { name: given.plan as PlanName, endsAt: given.endsAt } : undefined;
}

export function countChannelsOf(db: Db, ownerId: string): Promise<number> {
  return db.channel.count({ where: { ownerId } });
}
