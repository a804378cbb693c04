import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { AppError } from '../../../http/app-error.ts';
import { endSessionsOf } from '../sessions/sessions.queries.ts';
import { closeUser, eraseUser, isClosed, listGuestsOf, lockAdmins } from './leaving.queries.ts';

/**
 * Makes sure that the server keeps an admin without this one. The admins are locked: of two who go at once, one stays.
 * @throws AppError `last_admin`
 */
export async function keepAnAdmin(context: Context, tx: Transaction, userId: string): Promise<void> {
  const admins = await lockAdmins(tx, context.clock.now());
  if (admins.includes(userId) && admins.length === 1) throw new AppError('last_admin');
}

/**
 * Closes an account: from here on nobody is signed in to it, and nobody can be.
 * @returns false when it was closed before
 * @throws AppError `last_admin`
 */
export async function closeAccount(context: Context, tx: Transaction, userId: string): Promise<boolean> {
  const now = context.clock.now();
  await keepAnAdmin(context, tx, userId);
  await endSessionsOf(tx, userId, now);
  return closeUser(tx, userId, now);
}

/** Ends every session of an account. */
export function endSessionsOfUser(context: Context, tx: Transaction, userId: string): Promise<void> {
  return endSessionsOf(tx, userId, context.clock.now());
}

/** Every id that somebody acts under: the account's, and those of the guests that it was. */
export async function namesOf(context: Context, userId: string): Promise<string[]> {
  const guests = await listGuestsOf(context.db, userId);
  return [userId, ...guests.map(({ id }) => id)];
}

/** Whether an account is there that was closed. */
export function isAccountClosed(context: Context, userId: string): Promise<boolean> {
  return isClosed(context.db, userId);
}

/** Removes a closed account and what hangs on it, in batches. May be interrupted, and run twice. */
export function eraseAccount(context: Context, userId: string, signal?: AbortSignal): Promise<void> {
  return eraseUser(context.db, userId, signal);
}
