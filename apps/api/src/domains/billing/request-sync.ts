import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { requestSync } from './customers.queries.ts';

/** Makes an account's customer due in the transaction of a change that Stripe must hear of, as of another address. */
export async function requestCustomerSync(context: Context, tx: Transaction, userId: string): Promise<void> {
  await requestSync(tx, userId, context.clock.now());
}
