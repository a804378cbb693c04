import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { recordActivity } from '../people/activity.ts';
import { closeInvitation } from './invitations.queries.ts';
import { findProvenEmail, findReceived, listReceived } from './received.queries.ts';

/** Where the caller is invited, newest first; `before` is the last id of the page before. An address that nobody proved may be another's. */
export async function listMyInvitations(
  context: Context,
  caller: AccountCaller,
  page: { before: string | undefined; limit: number },
) {
  const email = await findProvenEmail(context.db, caller.userId);
  if (email === undefined) return [];
  return listReceived(context.db, { email, userId: caller.userId, now: context.clock.now() }, page);
}

/**
 * Declines an invitation.
 * @throws AppError `not_found` when it is not the caller's, or not open
 */
export async function declineInvitation(
  context: Context,
  caller: AccountCaller,
  invitationId: string,
): Promise<void> {
  const now = context.clock.now();
  await context.db.$transaction(async (tx) => {
    const email = await findProvenEmail(tx, caller.userId);
    const invitation =
      email === undefined
        ? null
        : await findReceived(tx, invitationId, { email, userId: caller.userId, now });
    if (!invitation) throw notFound();
    if (!(await closeInvitation(tx, invitationId, 'declined', now))) throw notFound();
    await recordActivity(context, tx, {
      channelId: invitation.channelId,
      kind: 'invitation_declined',
      actorId: caller.userId,
      email: invitation.email,
      role: invitation.role as MemberRole,
    });
  });
}
