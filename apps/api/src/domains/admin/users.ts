import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import { type UserRow, findUserRow, listUserRows } from './users.queries.ts';

/** People, newest first. */
export function listUsers(
  context: Context,
  wanted: Omit<Parameters<typeof listUserRows>[1], 'now'>,
): Promise<UserRow[]> {
  return listUserRows(context.db, { ...wanted, now: context.clock.now() });
}

/**
 * One person.
 * @throws AppError `not_found`
 */
export async function getUser(context: Context, userId: string): Promise<UserRow> {
  const user = await findUserRow(context.db, userId, context.clock.now());
  if (!user) throw notFound();
  return user;
}
