import type { PlanName } from '@footlight/plans';
import { currentPlan } from '../../entitlements/fragments.queries.ts';
import { setSeatCaps } from '../../seating/fragments.queries.ts';
import { isOnAir } from '../fragments.queries.ts';
import { type Db, Prisma } from '../../../db/client.ts';

/** Gives every stream on air as many seats as the plan of its channel's owner has now; those that are taken stay taken. */
export async function updateSeatCaps(
  db: Db,
  caps: readonly { plan: PlanName; cap: number }[],
  { defaultPlan, now, ownerId }: { defaultPlan: PlanName; now: Date; ownerId?: string | undefined },
): Promise<void> {
  const owned = ownerId === undefined ? Prisma.empty : Prisma.sql`AND c.owner_id = ${ownerId}`;
  const names = caps.map(({ plan }) => plan);
  const seats = caps.map(({ cap }) => cap);
  await setSeatCaps(
    db,
    Prisma.sql`
      SELECT s.id AS stream_id, p.cap FROM streams s JOIN channels c ON c.id = s.channel_id
      JOIN unnest(${names}::text[], ${seats}::int[]) AS p (plan, cap)
        ON p.plan = ${currentPlan(Prisma.sql`c.owner_id`, now, defaultPlan)}
      WHERE ${isOnAir(Prisma.sql`s.state`)} ${owned}`,
  );
}
