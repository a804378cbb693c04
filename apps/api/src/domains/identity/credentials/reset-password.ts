import type { Context } from '../../../context.ts';
import type { Client } from '../../../http/client.ts';
import { resetLimit, consumeLimit } from '../../limits/index.ts';
import { setPassword } from '../accounts/users.queries.ts';
import { endSessionsOf } from '../sessions/sessions.queries.ts';
import { useLink } from './mailed-links.ts';
import { hashPassword } from './password.ts';
import { proveEmail } from './prove-email.ts';

/**
 * Sets a new password by the link that was sent, proves the address and signs out everywhere.
 * @throws AppError `link_invalid`, `rate_limited`
 */
export async function resetPassword(
  context: Context,
  input: { token: string; password: string },
  client: Client,
): Promise<void> {
  // 1. Tokens cannot be tried out; and hashing takes long, so it comes before the transaction.
  await consumeLimit(context, 'tokenAddress', client.address);
  const passwordHash = await hashPassword(input.password);
  const now = context.clock.now();

  // 2. The link is used up, and is worth nothing once the account has another address.
  const email = await context.db.$transaction(async (tx) => {
    const link = await useLink(context, tx, input.token, ['reset_password']);
    await proveEmail(context, tx, link);

    // 3. Nobody stays signed in by the old password, and the person is notified of the change.
    await setPassword(tx, link.userId, passwordHash);
    await endSessionsOf(tx, link.userId, now);
    await context.jobs.send(tx, 'send_mail', { kind: 'password_changed', to: link.email });
    return link.email;
  });

  // 4. Whoever opened the mail need not wait for somebody else's guesses.
  await resetLimit(context, 'signInAccount', email);
}
