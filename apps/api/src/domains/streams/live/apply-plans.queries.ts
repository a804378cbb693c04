import type { PlanName } from '@footlight/plans';
import { type PlanRules, currentPlan } from '../../entitlements/fragments.queries.ts';
import { setSeatCaps } from '../../seating/fragments.queries.ts';
import { isOnAir } from '../fragments.queries.ts';
import { type Db, Prisma } from '../../../db/client.ts';

/** Whose streams, and what everybody's plan is. */
interface Of {
  rules: PlanRules;
  now: Date;
  /** Undefined for those of every account. */
  ownerId?: string | undefined;
}

const ownedBy = ({ ownerId }: Of) =>
  ownerId === undefined ? Prisma.empty : Prisma.sql`AND c.owner_id = ${ownerId}`;

/** Gives every stream on air as many seats as the plan of its channel's owner has now; those that are taken stay taken. */
export async function updateSeatCaps(
  db: Db,
  caps: readonly { plan: PlanName; cap: number }[],
  of: Of,
): Promise<void> {
  const names = caps.map(({ plan }) => plan);
  const seats = caps.map(({ cap }) => cap);
  await setSeatCaps(
    db,
    Prisma.sql`
      SELECT s.id AS stream_id, p.cap FROM streams s JOIN channels c ON c.id = s.channel_id
      JOIN unnest(${names}::text[], ${seats}::int[]) AS p (plan, cap)
        ON p.plan = ${currentPlan(Prisma.sql`c.owner_id`, of.now, of.rules)}
      WHERE ${isOnAir(Prisma.sql`s.state`)} ${ownedBy(of)}`,
  );
}

/**
 * Sets when the streams on air end whose owner's plan has no streaming now, and takes it back from those whose plan has it
 * again.
 * @param hosting the plans that have streaming
 */
export async function updatePlanEnds(
  db: Db,
  { hosting, endsAt }: { hosting: readonly PlanName[]; endsAt: Date },
  of: Of,
): Promise<void> {
  const plan = currentPlan(Prisma.sql`c.owner_id`, of.now, of.rules);
  await db.$executeRaw`
    UPDATE streams s SET ends_at = CASE WHEN s.ends_at IS NULL THEN ${endsAt}::timestamptz END
    FROM channels c
    WHERE c.id = s.channel_id AND ${isOnAir(Prisma.sql`s.state`)} ${ownedBy(of)}
      AND (${plan} = ANY(${hosting}::text[])) = (s.ends_at IS NOT NULL)`;
}
