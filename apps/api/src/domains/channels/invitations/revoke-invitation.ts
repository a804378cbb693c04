import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { lockChannel } from '../pages/channels.queries.ts';
import { getRunChannel } from '../pages/get-channel.ts';
import { recordActivity } from '../people/activity.ts';
import { closeInvitation, findOpenInvitation } from './invitations.queries.ts';

/**
 * Takes an invitation back.
 * @throws AppError `not_found` (also when it was accepted meanwhile), `forbidden`
 */
export async function revokeInvitation(
  context: Context,
  caller: AccountCaller,
  channelId: string,
  invitationId: string,
): Promise<void> {
  await getRunChannel(context, channelId, caller, 'manage_people');
  await context.db.$transaction(async (tx) => {
    // A list that is written meanwhile must not renew it.
    if (!(await lockChannel(tx, channelId))) throw notFound();
    const invitation = await findOpenInvitation(tx, channelId, invitationId);
    if (!invitation) throw notFound();
    if (!(await closeInvitation(tx, invitationId, 'revoked', context.clock.now()))) throw notFound();
    await recordActivity(context, tx, {
      channelId,
      kind: 'invitation_revoked',
      actorId: caller.userId,
      email: invitation.email,
      role: invitation.role as MemberRole,
    });
  });
}
