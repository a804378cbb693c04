import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import type { Client } from '../../http/client.ts';
import { announceViewerChange } from '../access/index.ts';
import { eraseAddress, removeChannelsOf } from '../channels/index.ts';
import { endBilling } from '../billing/index.ts';
import { recordEvent } from '../events/index.ts';
import { deleteMessagesOf } from '../chat/index.ts';
import { closeAccount, eraseAccount, getMe, isAccountClosed, namesOf, proveSelf } from '../identity/index.ts';
import { endStreamsOf } from '../streams/index.ts';
import { deleteSeatsOfAccount, updateAccessCheck } from '../seating/index.ts';
import { deleteInvitees } from './invitees.queries.ts';

/**
 * Closes the account at once; what follows from the event removes everything. There is no way back.
 * @returns when it was closed
 * @throws AppError `password_wrong`, `recent_sign_in_required`, `last_admin`, `rate_limited`
 */
export async function deleteMe(
  context: Context,
  caller: AccountCaller,
  password: string | undefined,
  client: Client,
): Promise<Date> {
  // 1. It must be the person who asks.
  const user = await getMe(context, caller);
  await proveSelf(context, caller, user, password, client);

  // 2. From here on nobody is signed in to the account, and the event is certain to be read.
  await context.db.$transaction(async (tx) => {
    if (!(await closeAccount(context, tx, user.id))) throw new AppError('session_ended');
    await updateAccessCheck(context, tx, { ownerId: user.id });
    await recordEvent(context, tx, { type: 'account.deleted', account_id: user.id, payload: {} });
    // Only now is it known which address was theirs. One that nobody proved may be another's.
    if (user.email !== null && user.emailVerifiedAt) {
      await eraseAddress(tx, user.email);
      await deleteInvitees(tx, user.email);
    }
    if (user.email !== null) {
      await context.jobs.send(tx, 'send_mail', { kind: 'account_deleted', to: user.email });
    }
  });
  return context.clock.now();
}

/**
 * The job that follows: removes everything that is stored about a closed account, in batches. May be interrupted between any
 * two of them, and run twice.
 */
export async function eraseEverything(context: Context, userId: string, signal?: AbortSignal): Promise<void> {
  if (!(await isAccountClosed(context, userId))) return;

  // 1. Nobody pays for an account that is not there. While Stripe does not answer, the job fails and is tried again.
  await endBilling(context, userId);

  // 2. What is on air ends, so that nobody watches what is not there.
  await endStreamsOf(context, userId, 'account_deleted');

  // 3. Their channels with the streams, and what they did among the people of others.
  await removeChannelsOf(context, userId, signal);

  // 4. What the person said and watched elsewhere, as the account and as the guests that it was.
  for (const id of await namesOf(context, userId)) {
    await deleteMessagesOf(context, id, signal);
    await deleteSeatsOfAccount(context, id, signal);
    await announceViewerChange(context, id);
  }

  // 5. The account. What admins did stays, with an id that means nothing any more.
  await eraseAccount(context, userId, signal);
}
