import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { recordEvent } from '../events/index.ts';
import { endSessionsOfUser, suspensionAt } from '../identity/index.ts';
import { updateAccessCheck } from '../seating/index.ts';
import { act, endIn } from './act.ts';
import { type UserRow, setSuspension } from './users.queries.ts';

/**
 * Suspends an account: its sessions end now, its streams and seats as soon as the event is read.
 * @throws AppError `not_found`, `forbidden` (oneself), `validation_failed` (an end that is over)
 */
export async function suspendUser(
  context: Context,
  caller: AccountCaller,
  subjectId: string,
  { reason, until: wanted }: { reason: string; until: string | null },
): Promise<UserRow> {
  if (subjectId === caller.userId) throw new AppError('forbidden', 'Nobody suspends themselves.');
  const until = endIn(context, wanted, '/body/until');
  const doing = { subjectId, action: 'user_suspended', reason, needsOtherAdmin: true } as const;
  return act(context, caller, doing, async (tx) => {
    await setSuspension(tx, subjectId, { since: context.clock.now(), until, reason });
    await updateAccessCheck(context, tx, { ownerId: subjectId });
    await endSessionsOfUser(context, tx, subjectId);
    const payload = { until: until?.toISOString() ?? null };
    await recordEvent(context, tx, { type: 'account.suspended', account_id: subjectId, payload });
    return payload;
  });
}

/**
 * Lifts a suspension.
 * @throws AppError `not_found`, also when there is none
 */
export async function liftSuspension(
  context: Context,
  caller: AccountCaller,
  subjectId: string,
  reason: string,
): Promise<UserRow> {
  const doing = { subjectId, action: 'suspension_lifted', reason } as const;
  return act(context, caller, doing, async (tx, user) => {
    if (!suspensionAt(user, context.clock.now())) throw notFound();
    await setSuspension(tx, subjectId, null);
    await updateAccessCheck(context, tx, { ownerId: subjectId });
    await recordEvent(context, tx, { type: 'account.restored', account_id: subjectId, payload: {} });
    return {};
  });
}
