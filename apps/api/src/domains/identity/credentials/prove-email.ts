import type { Context } from '../../../context.ts';
import type { Transaction } from '../../../db/client.ts';
import { AppError } from '../../../http/app-error.ts';
import { activateInvitations } from '../../channels/index.ts';
import { markEmailProven } from '../accounts/users.queries.ts';

/**
 * Marks an account's address as proven. Channels that asked the address take the person in.
 * @throws AppError `link_invalid` when the account has another one by now
 */
export async function proveEmail(
  context: Context,
  tx: Transaction,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  const proven = await markEmailProven(tx, userId, email, context.clock.now());
  if (!proven) throw new AppError('link_invalid');
  if (proven.newly) await activateInvitations(context, tx, { userId, email });
}
