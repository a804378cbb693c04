import type { MemberRole } from '@footlight/contracts';
import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { consumeLimit } from '../../limits/index.ts';
import { activateInvitations, join } from './activate-invitations.ts';
import { readInvitationToken } from './invitation-token.ts';
import { findGoodInvitation } from './invitations.queries.ts';
import { lockAddress, markProven, takeInvitations } from './received.queries.ts';

/** How an invitation is accepted: by the token of its mail, or by its id. */
type Ticket = { token: string } | { invitation_id: string };

/**
 * Accepts an invitation for the account with its address.
 * @returns where the caller is a member now, and as what
 * @throws AppError `link_invalid` (used, revoked, too old or forged), `invitation_not_yours`, `rate_limited`
 */
export async function acceptInvitation(
  context: Context,
  caller: AccountCaller,
  ticket: Ticket,
  client: Client,
) {
  const { userId } = caller;
  const byToken = 'token' in ticket;
  // Tokens cannot be tried out.
  if (byToken) await consumeLimit(context, 'tokenAddress', client.address);
  const id = byToken ? readInvitationToken(ticket.token, context.config) : ticket.invitation_id;

  return context.db.$transaction(async (tx) => {
    // 1. The account stays as it is meanwhile: whoever accepts twice at once does so one after the other.
    const account = await lockAddress(tx, userId);
    const now = context.clock.now();
    const invitation = id === undefined ? null : await findGoodInvitation(tx, id, now);
    if (!account || !invitation) throw new AppError('link_invalid');

    // 2. It is for the account with this address. Only who has the token has shown to read its mails.
    const { email, channel } = invitation;
    if (email !== account.email) throw new AppError('invitation_not_yours');
    if (!byToken && !account.proven) {
      throw new AppError('invitation_not_yours', 'Confirm your e-mail address first.');
    }

    // 3. The invitation is used up, and makes a member.
    const [taken] = await takeInvitations(tx, { id: invitation.id, email, userId, now });
    if (!taken) throw new AppError('link_invalid');
    await join(context, tx, { ...taken, userId, email });

    // 4. With the address proven, the other invitations to it need nobody's word.
    if (!account.proven) {
      await markProven(tx, userId, now);
      await activateInvitations(context, tx, { userId, email });
    }
    return { channel, role: taken.role satisfies MemberRole };
  });
}
