import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { consumeLimit, consumeMany } from '../../limits/index.ts';
import { lockChannel } from '../pages/channels.queries.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { requireActive } from '../plan/require-active.ts';
import { recordActivity } from '../people/activity.ts';
import { requireStaffRoom } from '../people/staff-room.ts';
import { isStaff } from '../people/staff.policy.ts';
import { findOpenInvitation, renewInvitations } from './invitations.queries.ts';
import { requireInviter } from './require-inviter.ts';
import { expiryFrom } from './invitations.policy.ts';

/**
 * Sends an invitation again, and makes it good for as long as a new one.
 * @throws AppError `not_found`, `forbidden`, `email_unverified`, `rate_limited` (also for an address that was invited too often),
 *   `plan_limit_reached` (it was too old, and its place is taken)
 */
export async function resendInvitation(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  invitationId: string,
) {
  const channel = await getRunChannel(context, channelId, caller, 'manage_people');
  requireActive(channel);
  const dailyLimit = await requireInviter(context, caller);
  await consumeLimit(context, 'inviteAccount', caller.userId);
  return context.db.$transaction(async (tx) => {
    // 1. One at a time, so that those who are asked at once are counted.
    if (!(await lockChannel(tx, channelId))) throw notFound();
    const now = context.clock.now();
    const invitation = await findOpenInvitation(tx, channelId, invitationId);
    if (!invitation) throw notFound();

    // 2. One that is too old holds no place any more.
    const role = invitation.role as MemberRole;
    if (isStaff(role) && invitation.expiresAt <= now) await requireStaffRoom(context, tx, channel);

    // 3. It counts as one more address, for the inviter and for whoever gets it.
    const { email } = invitation;
    await consumeMany(context, tx, dailyLimit, { times: 1, what: 'addresses' });
    await consumeMany(context, tx, ['invitedAddress', email], { times: 1, what: 'mails to this address' });

    // 4. It is good again, and on its way.
    const good = { role, now, expiresAt: expiryFrom(now) };
    await renewInvitations(tx, [invitationId], good);
    const happening = { channelId, kind: 'invitation_resent', actorId: caller.userId, email, role } as const;
    await recordActivity(context, tx, happening);
    await context.jobs.send(tx, 'send_mail', { kind: 'invitation', invitationId });
    return { ...invitation, sentAt: now, expiresAt: good.expiresAt };
  });
}
