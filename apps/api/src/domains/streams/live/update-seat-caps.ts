import { plans } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import { updateSeatCaps as query } from './update-seat-caps.queries.ts';
import { seatsOf } from './seats-of-plan.ts';

/**
 * Gives every stream on air the seats of its owner's plan, which can change while people watch: more of them count at once,
 * fewer take no seat away that somebody has.
 */
export function updateSeatCaps(context: Context): Promise<void> {
  return update(context);
}

/** The same for the streams of one account's channels. */
export function updateSeatCapsOf(context: Context, ownerId: string): Promise<void> {
  return update(context, ownerId);
}

function update({ config, clock, db }: Context, ownerId?: string): Promise<void> {
  const caps = plans.map((plan) => ({ plan, cap: seatsOf(config.plans[plan]) }));
  return query(db, caps, { defaultPlan: config.defaultPlan, now: clock.now(), ownerId });
}
