import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { consumeLimit } from '../../limits/index.ts';
import { getMe } from '../accounts/get-me.ts';
import { sendLink } from './mailed-links.ts';

/**
 * Sends the link again that proves the account's address, unless it is proven.
 * @throws AppError `rate_limited`
 */
export async function sendVerification(context: Context, caller: AccountCaller): Promise<void> {
  const user = await getMe(context, caller);
  if (user.emailVerifiedAt) return;
  const { id: userId, email } = user;
  if (email === null) throw new AppError('email_required');
  await consumeLimit(context, 'linkAccount', userId);
  await context.db.$transaction((tx) => sendLink(context, tx, { userId, purpose: 'verify_email', email }));
}
