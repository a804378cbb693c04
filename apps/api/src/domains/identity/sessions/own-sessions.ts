import type { Context } from '../../../context.ts';
import { notFound } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { endSessionOf, listOpenSessions } from './sessions.queries.ts';

/** Where the account is signed in, newest sign-in first; `before` is the last id of the page before. */
export function listSessions(
  context: Context,
  caller: AccountCaller,
  page: { before: string | undefined; limit: number },
) {
  return listOpenSessions(context.db, caller.userId, context.clock.now(), page);
}

/**
 * Signs one device of the account out.
 * @throws AppError `not_found` when it has no such session, or not any more
 */
export async function endOwnSession(
  context: Context,
  caller: AccountCaller,
  sessionId: string,
): Promise<void> {
  if (!(await endSessionOf(context.db, caller.userId, sessionId, context.clock.now()))) throw notFound();
}
