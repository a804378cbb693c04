import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { AppError } from '../../../http/app-error.ts';
import type { Client } from '../../../http/client.ts';
import type { Caller } from '../../../http/caller.ts';
import { consumeLimit } from '../../limits/index.ts';
import { adoptGuest } from '../guests/adopt-guest.ts';
import { sendLink } from '../credentials/mailed-links.ts';
import { hashPassword } from '../credentials/password.ts';
import { type OpenSession, beginSession } from '../sessions/sessions.ts';
import { makeAccount } from './make-account.ts';

/**
 * Makes an account with a channel of its own, signs it in and sends a link to its address.
 * @param guest the guest that the device was so far, who goes on as this account
 * @throws AppError `email_taken`, `rate_limited`
 */
export async function register(
  context: Context,
  input: { email: string; password: string; display_name: string },
  client: Client,
  guest: Caller | undefined,
): Promise<OpenSession> {
  // 1. One address makes only so many accounts.
  await consumeLimit(context, 'signUpAddress', client.address);

  // 2. Hash first: it takes long, and a transaction must not wait for it.
  const passwordHash = await hashPassword(input.password);

  // 3. Account, channel, session and link are made together or not at all.
  const { email, display_name: displayName } = input;
  try {
    return await context.db.$transaction(async (tx) => {
      const account = { email, emailVerified: false, passwordHash, displayName };
      const user = await makeAccount(context, tx, account);
      await adoptGuest(tx, guest, user.id, context.clock.now());
      await sendLink(context, tx, { userId: user.id, purpose: 'verify_email', email });
      return beginSession(context, user, client, tx);
    });
  } catch (error) {
    if (violatesUnique(error, 'users_email_key')) throw new AppError('email_taken');
    throw error;
  }
}
