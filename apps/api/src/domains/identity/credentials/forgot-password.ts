import type { Context } from '../../../context.ts';
import type { Client } from '../../../http/client.ts';
import { consumeLimit } from '../../limits/index.ts';
import { findUserByEmail } from '../accounts/users.queries.ts';
import { sendLink } from './mailed-links.ts';

/**
 * Asks for a link that sets a new password. Whether there is such an account is looked up by a job, so that neither the
 * answer nor its time reveals it.
 * @throws AppError `rate_limited`, counted for the address whether it has an account or not
 */
export async function forgotPassword(context: Context, email: string, client: Client): Promise<void> {
  await consumeLimit(context, 'linkAddress', client.address);
  await consumeLimit(context, 'linkAccount', email);
  await context.jobs.send(context.db, 'forgot_password', { email });
}

/** The job behind it: sends the link where there is an account. */
export async function sendResetLink(context: Context, email: string): Promise<void> {
  const user = await findUserByEmail(context.db, email);
  if (!user) return;
  await context.db.$transaction((tx) =>
    sendLink(context, tx, { userId: user.id, purpose: 'reset_password', email }),
  );
}
