import type { Context } from '../../context.ts';
import { announceViewerChange } from '../access/index.ts';
import type { EventReader } from '../events/index.ts';
import { namesOf } from '../identity/index.ts';
import { releaseSeatsOf } from '../seating/index.ts';
import { endStreamsOf, reconcileStreamsOfMember } from '../streams/index.ts';
import { isAccountInactive } from './accounts.queries.ts';

/** Ends what suspended and closed accounts run and take part in, and has closed ones erased by a job: it may take long. */
export const accountReader: EventReader = {
  name: 'accounts',
  on: {
    'account.suspended': (context, { account_id: userId }) => endSuspendedAccount(context, userId),
    'account.deleted': async (context, { account_id: userId }) => {
      await context.jobs.send(context.db, 'delete_account', { userId });
      await evictAccount(context, userId, 'account_deleted');
    },
  },
};

/** Ends what a suspended account runs and takes part in. May run twice, and late: the suspension may be over by then. */
export async function endSuspendedAccount(context: Context, userId: string): Promise<void> {
  if (!(await isAccountInactive(context.db, userId, context.clock.now()))) return;
  await evictAccount(context, userId, 'account_suspended');
}

/** Ends the streams of somebody's channels, their seats, and what they publish in other channels. May run twice. */
export async function evictAccount(
  context: Context,
  userId: string,
  reason: 'account_suspended' | 'account_deleted',
): Promise<void> {
  await endStreamsOf(context, userId, reason);
  for (const id of await namesOf(context, userId)) {
    await releaseSeatsOf(context, id, reason);
    await announceViewerChange(context, id);
  }
  await reconcileStreamsOfMember(context, userId);
}
