import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { refuseSuspended } from '../accounts/refuse-suspended.ts';
import { findSessionOf } from './sessions.queries.ts';

/**
 * The account of a token that was verified, if its session still runs. Asked anew for every request, so that signing out
 * and a suspension mean something at once.
 * @throws AppError `token_invalid` (the session is not there), `account_suspended`, `session_ended`
 */
export async function accountOf(context: Context, userId: string, sessionId: string): Promise<AccountCaller> {
  const session = await findSessionOf(context.db, userId, sessionId);
  if (!session) throw new AppError('token_invalid', 'The session of this token does not exist.');
  const suspension = {
    suspendedAt: session.suspended_at,
    suspendedUntil: session.suspended_until,
    suspensionReason: session.suspension_reason,
  };
  refuseSuspended(suspension, context.clock.now());
  if (session.ended_at) throw new AppError('session_ended');
  return { kind: 'account', userId, sessionId, signedInAt: session.created_at, role: session.role };
}
