import { fits } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { entitlementOf, planLimitReached } from '../../entitlements/index.ts';
import { countWithRoles } from './members.queries.ts';
import { staffRoles } from './staff.policy.ts';

/** The places that a channel's plan has for people who help to run it. */
export interface StaffRoom {
  /** How many are taken. */
  taken: number;
  /** Whether there is room for so many more. */
  hasRoom: (more: number) => boolean;
}

/**
 * How much room a channel's plan has for people who help to run it. Those who are asked count like those who are in it, so
 * that accepting never exceeds the plan. The channel must be locked.
 */
export async function staffRoom(
  context: Context,
  tx: Transaction,
  channel: { id: string; ownerId: string },
): Promise<StaffRoom> {
  const { rights } = await entitlementOf(context, channel.ownerId, tx);
  const taken = await countWithRoles(tx, channel.id, staffRoles, context.clock.now());
  return { taken, hasRoom: (more) => fits(rights, 'staff', taken + more) };
}

/**
 * Makes sure that there is room for one more.
 * @throws AppError `plan_limit_reached`, with the lowest plan that has room for one more
 */
export async function requireStaffRoom(
  context: Context,
  tx: Transaction,
  channel: { id: string; ownerId: string },
): Promise<void> {
  const { taken, hasRoom } = await staffRoom(context, tx, channel);
  if (!hasRoom(1)) {
    const what = { wanted: taken + 1, whose: 'The plan of this channel' };
    throw planLimitReached(context.config, 'staff', what);
  }
}
