import { fits } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { entitlementOf } from '../../entitlements/index.ts';
import { lockChannel } from '../pages/channels.queries.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { staffRoles } from '../people/staff.policy.ts';
import { countWithRole, keepStaff } from './apply-plan.queries.ts';
import { applyPlanToStaff } from './apply-plan.ts';

/**
 * Chooses who of a channel's moderators and producers stays active while the plan has room for fewer than there are.
 * Where room is left, those who came first of the others are active too.
 * @throws AppError `not_found` (also when one is no moderator or producer there), `forbidden`, `plan_limit_reached`
 *   (more than the plan has room for)
 */
export async function chooseStaff(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  userIds: readonly string[],
): Promise<void> {
  await getRunChannel(context, channelId, caller, 'manage_people');
  await context.db.$transaction(async (tx) => {
    const channel = await lockChannel(tx, channelId);
    if (!channel) throw notFound();
    const chosen = [...new Set(userIds)];
    if ((await countWithRole(tx, channelId, chosen, staffRoles)) !== chosen.length) throw notFound();
    const { rights } = await entitlementOf(context, channel.ownerId, tx);
    if (!fits(rights, 'staff', chosen.length)) throw new AppError('plan_limit_reached');
    await keepStaff(tx, channelId, chosen);
    await applyPlanToStaff(context, tx, channelId);
  });
}
