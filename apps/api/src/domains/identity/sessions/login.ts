import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { Client } from '../../../http/client.ts';
import { refuseSuspended } from '../accounts/refuse-suspended.ts';
import { findUserByEmail } from '../accounts/users.queries.ts';
import { passwordMatches } from '../credentials/password.ts';
import { type OpenSession, beginSession } from './sessions.ts';
import { limitFailures } from './sign-in-limits.ts';

/**
 * Signs in.
 * @throws AppError `invalid_credentials`, alike for an unknown address and a wrong password; `account_suspended`,
 *   `rate_limited`
 */
export async function login(
  context: Context,
  input: { email: string; password: string },
  client: Client,
): Promise<OpenSession> {
  const user = await findUserByEmail(context.db, input.email);
  const attempt = { account: input.email, address: client.address };
  const right = await limitFailures(context, attempt, () =>
    passwordMatches(input.password, user?.passwordHash ?? undefined),
  );
  if (!user || !right) throw new AppError('invalid_credentials');
  refuseSuspended(user, context.clock.now());
  return beginSession(context, user, client);
}
