import type { Context } from '../../../context.ts';
import { AppError } from '../../../http/app-error.ts';
import type { AccountCaller } from '../../../http/caller.ts';
import { findUser } from './users.queries.ts';

/**
 * The caller's account.
 * @throws AppError `token_invalid` when the account is gone while its token lives on
 */
export async function getMe(context: Context, caller: AccountCaller) {
  const user = await findUser(context.db, caller.userId);
  if (!user) throw new AppError('token_invalid', 'The account of this token does not exist.');
  return user;
}
