import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { keepAnAdmin } from '../identity/index.ts';
import { type Act, recordAct } from './audit.ts';
import { type UserRow, findUserRow, lockUser } from './users.queries.ts';

/** What an admin does to somebody, and why. */
interface Doing {
  subjectId: string;
  action: Act['action'];
  reason: string;
  /** Whether somebody else must be an admin for it. */
  needsOtherAdmin?: boolean;
}

/**
 * Does something to an account as an admin: on the account as it is now, in one transaction with its entry in the log.
 * @param work does it and answers what the log should know beside; undefined when there was nothing to do, which is not
 *   written down
 * @returns the account as it is afterwards
 * @throws AppError `not_found`, `last_admin`, and what `work` throws
 */
export async function act(
  context: Context,
  caller: AccountCaller,
  { subjectId, action, reason, needsOtherAdmin = false }: Doing,
  work: (tx: Transaction, user: UserRow) => Promise<Act['details'] | undefined>,
): Promise<UserRow> {
  return context.db.$transaction(async (tx) => {
    const now = context.clock.now();
    // Admins are locked before the account, always in this order, so that nobody waits for each other.
    if (needsOtherAdmin) await keepAnAdmin(context, tx, subjectId);
    const before = (await lockUser(tx, subjectId)) && (await findUserRow(tx, subjectId, now));
    if (!before) throw notFound();
    const details = await work(tx, before);
    if (details === undefined) return before;
    await recordAct(context, tx, { actorId: caller.userId, action, subjectId, reason, details });
    return (await findUserRow(tx, subjectId, now)) ?? before;
  });
}

/**
 * A moment that was chosen for an end.
 * @param pointer the field, as a JSON pointer
 * @throws AppError `validation_failed` when it is not in the future
 */
export function endIn(context: Context, moment: string | null, pointer: string): Date | null {
  if (moment === null) return null;
  const end = new Date(moment);
  if (end > context.clock.now()) return end;
  const message = 'must be in the future';
  throw new AppError('validation_failed', `${pointer}: ${message}`, { errors: [{ pointer, message }] });
}
