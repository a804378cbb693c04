import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import type { Client } from '../../../http/client.ts';
import { limitFailures } from '../sessions/sign-in-limits.ts';
import { passwordMatches } from './password.ts';

/**
 * Makes sure that it is the person who asks, and not somebody at their unlocked screen: by the password, or because they
 * signed in a moment ago.
 * @throws AppError `password_wrong`, `recent_sign_in_required` (no password given, or none there), `rate_limited`
 */
export async function proveSelf(
  context: Context,
  caller: AccountCaller,
  user: { id: string; email: string | null; passwordHash: string | null },
  password: string | undefined,
  client: Client,
): Promise<void> {
  // Without a password there is nothing to be right or wrong.
  if (password === undefined || user.passwordHash === null) {
    const since = context.clock.now().getTime() - caller.signedInAt.getTime();
    if (since > context.config.recentMs) throw new AppError('recent_sign_in_required');
    return;
  }
  const { passwordHash } = user;
  const attempt = { account: user.email ?? user.id, address: client.address };
  const right = await limitFailures(context, attempt, () => passwordMatches(password, passwordHash));
  if (!right) throw new AppError('password_wrong');
}
