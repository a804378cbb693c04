import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { getMe } from '../accounts/get-me.ts';
import { setPassword } from '../accounts/users.queries.ts';
import { type OpenSession, beginSession } from '../sessions/sessions.ts';
import { endSessionsOf } from '../sessions/sessions.queries.ts';
import { hashPassword } from './password.ts';
import { proveSelf } from './prove-self.ts';

/**
 * Changes the account's password. Every session ends; this device begins a new one.
 * @throws AppError `password_wrong`, `recent_sign_in_required`, `email_required`, `rate_limited`
 */
export async function changePassword(
  context: Context,
  caller: AccountCaller,
  input: { current_password?: string | undefined; new_password: string },
  client: Client,
): Promise<OpenSession> {
  // 1. The old password is asked for, however fresh the session is. Without an address nobody could sign in by one.
  const user = await getMe(context, caller);
  const { email } = user;
  if (email === null) throw new AppError('email_required');
  if (user.passwordHash !== null && input.current_password === undefined)
    throw new AppError('password_wrong');
  await proveSelf(context, caller, user, input.current_password, client);
  const passwordHash = await hashPassword(input.new_password);

  // 2. Nobody stays signed in by the old password, and the person is notified of the change.
  return context.db.$transaction(async (tx) => {
    await setPassword(tx, user.id, passwordHash);
    await endSessionsOf(tx, user.id, context.clock.now());
    await context.jobs.send(tx, 'send_mail', { kind: 'password_changed', to: email });
    return beginSession(context, user, client, tx);
  });
}
