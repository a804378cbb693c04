import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { consumeLimit } from '../../limits/index.ts';
import { getMe } from '../accounts/get-me.ts';
import { findUserByEmail } from '../accounts/users.queries.ts';
import { sendLink } from './mailed-links.ts';
import { proveSelf } from './prove-self.ts';

/**
 * Sends a link to a new address; the account moves there when the link is opened.
 * @throws AppError `password_wrong`, `recent_sign_in_required`, `email_taken`, `rate_limited`
 */
export async function changeEmail(
  context: Context,
  caller: AccountCaller,
  input: { email: string; password?: string | undefined },
  client: Client,
): Promise<void> {
  const user = await getMe(context, caller);
  await proveSelf(context, caller, user, input.password, client);
  await consumeLimit(context, 'linkAccount', user.id);

  // The account's own address needs no move; it may want to be proven.
  const { email } = input;
  const holder = await findUserByEmail(context.db, email);
  if (holder && holder.id !== user.id) throw new AppError('email_taken');
  const purpose = holder ? 'verify_email' : 'change_email';
  if (holder?.emailVerifiedAt) return;
  await context.db.$transaction(async (tx) => {
    await sendLink(context, tx, { userId: user.id, purpose, email });
    if (!holder && user.email !== null) {
      await context.jobs.send(tx, 'send_mail', { kind: 'email_change_asked', to: user.email });
    }
  });
}
