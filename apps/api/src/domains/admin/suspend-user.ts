import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { endSessionsOfUser, namesOf, suspensionAt } from '../identity/index.ts';
import { announceViewerChange } from '../access/index.ts';
import { endStreamsOf } from '../streams/index.ts';
import { releaseSeatsOf, updateAccessCheck } from '../seating/index.ts';
import { act, endIn } from './act.ts';
import { type UserRow, setSuspension } from './users.queries.ts';

/**
 * Suspends an account: its sessions end now, its streams and seats by a job that is certain to come.
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
    await context.jobs.send(tx, 'suspend_user', { userId: subjectId });
    return { until: until?.toISOString() ?? null };
  });
}

/** The job behind it: ends the streams of somebody who is suspended and takes their seats back. May run twice. */
export async function evictUser(context: Context, userId: string): Promise<void> {
  await endStreamsOf(context, userId);
  for (const id of await namesOf(context, userId)) {
    await releaseSeatsOf(context, id, 'account_suspended');
    await announceViewerChange(context, id);
  }
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
    return {};
  });
}
