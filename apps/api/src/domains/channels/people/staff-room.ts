import { fits } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { AppError } from '../../../http/app-error.ts';
import { entitlementOf } from '../../entitlements/index.ts';
import { countWithRoles } from './members.queries.ts';
import { staffRoles } from './staff.policy.ts';

/**
 * How much room a channel's plan has for people who help to run it. Those who are asked count like those who are in it, so
 * that accepting never exceeds the plan. The channel must be locked.
 * @returns answers whether there is room for so many more
 */
export async function staffRoom(
  context: Context,
  tx: Transaction,
  channel: { id: string; ownerId: string },
): Promise<(more: number) => boolean> {
  const { rights } = await entitlementOf(context, channel.ownerId, tx);
  const taken = await countWithRoles(tx, channel.id, staffRoles, context.clock.now());
  return (more) => fits(rights, 'staff', taken + more);
}

/**
 * Makes sure that there is room for one more.
 * @throws AppError `plan_limit_reached`
 */
export async function requireStaffRoom(
  context: Context,
  tx: Transaction,
  channel: { id: string; ownerId: string },
): Promise<void> {
  const hasRoom = await staffRoom(context, tx, channel);
  if (!hasRoom(1)) {
    throw new AppError(
      'plan_limit_reached',
      'The plan of this channel does not include another moderator or producer.',
    );
  }
}
