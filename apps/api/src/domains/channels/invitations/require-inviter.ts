import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import type { Counted } from '../../limits/index.ts';
import { dailyLimitOf } from './invite.policy.ts';
import { findInviter } from './invitations.queries.ts';

/**
 * Makes sure that an account may send invitations: mails that carry words of its own to people who did not ask for them.
 * @returns the limit that counts the addresses which it invites
 * @throws AppError `email_unverified`
 */
export async function requireInviter(context: Context, caller: AccountCaller): Promise<Counted> {
  const inviter = await findInviter(context.db, caller.userId);
  if (!inviter?.emailVerifiedAt) throw new AppError('email_unverified');
  return [dailyLimitOf(inviter.createdAt, context.clock.now()), caller.userId];
}
