import type { Context } from '../../context.ts';
import { forEachOf } from '../../jobs/for-each.ts';
import { recordEvent } from '../events/index.ts';
import { updateAccessCheck } from '../seating/index.ts';
import { clearEndedSuspension, listEndedSuspensions, lockUser } from './users.queries.ts';

/** How many accounts are restored in one round. */
const atOnce = 100;

/**
 * Removes suspensions whose time is over, each with its event. They count for nothing from that moment on, so that this may
 * come later. Several replicas may do it beside each other.
 */
export async function restoreAccounts(context: Context): Promise<void> {
  const now = context.clock.now();
  const ended = await listEndedSuspensions(context.db, now, atOnce);
  await forEachOf(context, 'restore accounts', ended, ({ id }) =>
    context.db.$transaction(async (tx) => {
      // An admin may have suspended it again meanwhile, or another replica may have been faster.
      if (!(await lockUser(tx, id)) || !(await clearEndedSuspension(tx, id, now))) return;
      await updateAccessCheck(context, tx, { ownerId: id });
      await recordEvent(context, tx, { type: 'account.restored', account_id: id, payload: {} });
    }),
  );
}
