import type { Context } from '../../../context.ts';
import { violatesUnique } from '../../../db/errors.ts';
import { AppError } from '../../../http/app-error.ts';
import type { Client } from '../../../http/client.ts';
import { requestCustomerSync } from '../../billing/index.ts';
import { consumeLimit } from '../../limits/index.ts';
import { activateInvitations } from '../../channels/index.ts';
import { findUser, moveEmail } from '../accounts/users.queries.ts';
import { useLink } from './mailed-links.ts';
import { proveEmail } from './prove-email.ts';

/**
 * Proves an address by the link that was sent to it; a link of a change moves the account there.
 * @throws AppError `link_invalid`, `email_taken` (meanwhile, by somebody else), `rate_limited`
 */
export async function verifyEmail(context: Context, token: string, client: Client): Promise<void> {
  await consumeLimit(context, 'tokenAddress', client.address);
  try {
    await context.db.$transaction(async (tx) => {
      // 1. The link is used up.
      const { userId, purpose, email } = await useLink(context, tx, token, ['verify_email', 'change_email']);

      // 2. One that only proves is worth nothing once the account has another address.
      if (purpose === 'verify_email') {
        await proveEmail(context, tx, { userId, email });
        return;
      }

      // 3. A change moves the account, and the old address is notified. Invoices go to the new one, and channels that asked it
      // take the person in.
      const before = await findUser(tx, userId);
      await moveEmail(tx, userId, email, context.clock.now());
      await requestCustomerSync(context, tx, userId);
      await activateInvitations(context, tx, { userId, email });
      if (before?.email)
        await context.jobs.send(tx, 'send_mail', { kind: 'email_changed', to: before.email });
    });
  } catch (error) {
    if (violatesUnique(error, 'users_email_key')) throw new AppError('email_taken');
    throw error;
  }
}
