import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordEvent } from '../../events/index.ts';
import { lockChannel } from '../pages/channels.queries.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { applyPlanToStaff } from '../plan/apply-plan.ts';
import { recordActivity } from './activity.ts';
import { findMember, setMemberRole } from './members.queries.ts';
import { requireStaffRoom } from './staff-room.ts';
import { isStaff } from './staff.policy.ts';

/**
 * Gives somebody of a channel another role. It counts in a stream that is on air, too, within seconds.
 * @throws AppError `not_found` (also for the owner, who is no member), `forbidden`, `plan_limit_reached`
 */
export async function changeMember(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  userId: string,
  role: MemberRole,
) {
  const channel = await getRunChannel(context, channelId, caller, 'manage_people');
  return context.db.$transaction(async (tx) => {
    // 1. One at a time, so that those who get a role at once are counted.
    if (!(await lockChannel(tx, channelId))) throw notFound();
    const before = await findMember(tx, channelId, userId);
    if (!before) throw notFound();
    if (before.role === role) return before;

    // 2. Whoever helps to run the channel already takes no more room than before.
    if (isStaff(role) && !isStaff(before.role as MemberRole)) await requireStaffRoom(context, tx, channel);

    // 3. The role changes, and it is written down.
    await setMemberRole(tx, channelId, userId, role);
    await applyPlanToStaff(context, tx, channelId);
    await recordActivity(context, tx, {
      channelId,
      kind: 'role_changed',
      actorId: caller.userId,
      subjectId: userId,
      role,
    });
    await recordEvent(context, tx, {
      type: 'member.role_changed',
      channel_id: channelId,
      account_id: userId,
      payload: { from: before.role as MemberRole, to: role },
    });
    const after = await findMember(tx, channelId, userId);
    if (!after) throw notFound();
    return after;
  });
}
