import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { Client } from '../../../http/client.ts';
import { checkLimits, limitsReachedUntil, rateLimitError } from '../../limits/index.ts';
import { refuseSuspended } from '../accounts/refuse-suspended.ts';
import { passwordMatches } from '../credentials/password.ts';
import { type OpenSession, beginSessionUnless } from './sessions.ts';
import { findSigningIn } from './sessions.queries.ts';
import { countFailure, failuresOf } from './sign-in-limits.ts';

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
  // 1. One statement looks the account and the limits of failures up.
  const failures = failuresOf({ account: input.email, address: client.address });
  const found = await findSigningIn(context.db, input.email, limitsReachedUntil(context, failures));
  if (found.refused_until) throw rateLimitError(context, found.refused_until);

  // 2. The password is checked for as long where there is no account.
  const user = found.id === null ? undefined : found;
  if (!(await passwordMatches(input.password, user?.passwordHash ?? undefined)) || !user) {
    await countFailure(context, failures);
    throw new AppError('invalid_credentials');
  }
  refuseSuspended(user, context.clock.now());

  // 3. One more statement reads the limits again: of many tries at once only as many learn whether they were right.
  const session = await beginSessionUnless(context, user, client, limitsReachedUntil(context, failures));
  if (session) return session;
  await checkLimits(context, failures);
  throw new AppError('session_ended');
}
