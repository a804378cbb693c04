import { fits } from '@footlight/plans';
import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { entitlementOf } from '../../entitlements/index.ts';
import { listOwned, lockOwner } from '../pages/channels.queries.ts';
import { listMyChannels } from '../pages/list-my-channels.ts';
import { keepChannels } from './apply-plan.queries.ts';
import { applyPlanToChannelsOf } from './apply-plan.ts';

/**
 * Chooses which of the caller's channels stay active while the plan has room for fewer than there are. Where room is left,
 * the oldest of the others are active too.
 * @throws AppError `not_found` (one is not the caller's), `plan_limit_reached` (more than the plan has room for)
 */
export async function chooseChannels(context: Context, caller: AccountCaller, channelIds: readonly string[]) {
  const { userId } = caller;
  await context.db.$transaction(async (tx) => {
    if (!(await lockOwner(tx, userId))) throw new AppError('session_ended');
    const owned = new Set((await listOwned(tx, userId)).map(({ id }) => id));
    const chosen = [...new Set(channelIds)];
    if (!chosen.every((id) => owned.has(id))) throw notFound();
    const { rights } = await entitlementOf(context, userId, tx);
    if (!fits(rights, 'channels', chosen.length)) throw new AppError('plan_limit_reached');
    await keepChannels(tx, userId, chosen);
    await applyPlanToChannelsOf(context, userId, tx);
  });
  return listMyChannels(context, caller);
}
