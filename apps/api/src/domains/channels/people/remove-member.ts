import type { Context } from '../../../context.ts';
import { AppError, notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordEvent } from '../../events/index.ts';
import { lockChannel } from '../pages/channels.queries.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { applyPlanToStaff } from '../plan/apply-plan.ts';
import { recordActivity } from './activity.ts';
import { deleteMemberships, writeQueueMember } from './members.queries.ts';

/**
 * Takes somebody out of a channel: the owner anybody, everybody else themselves. It counts in a stream that is on
 * air, too, within seconds.
 * @throws AppError `not_found`, `forbidden`, `owner_stays`
 */
export async function removeMember(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  userId: string,
): Promise<void> {
  const leaves = userId === caller.userId;
  if (!leaves) await getRunChannel(context, channelId, caller, 'manage_people');
  await context.db.$transaction(async (tx) => {
    const channel = await lockChannel(tx, channelId);
    if (!channel) throw notFound();
    if (leaves && channel.ownerId === userId) throw new AppError('owner_stays');
    const [removed] = await deleteMemberships(tx, userId, { channelId });
    if (!removed) throw notFound();
    await applyPlanToStaff(context, tx, channelId);
    await writeQueueMember(tx, channelId, userId);
    await recordActivity(context, tx, {
      channelId,
      kind: leaves ? 'left' : 'removed',
      actorId: caller.userId,
      subjectId: userId,
    });
    await recordEvent(context, tx, {
      type: 'member.removed',
      channel_id: channelId,
      account_id: userId,
      payload: { role: removed.role, reason: leaves ? 'left' : 'removed' },
    });
  });
}
