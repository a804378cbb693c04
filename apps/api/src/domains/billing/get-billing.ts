import type { BillingState } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { presentBilling } from './billing.presenter.ts';
import { findCustomer } from './customers.queries.ts';
import { requireStripe } from './require-stripe.ts';

/**
 * What the caller pays for, as it was at the last sync.
 * @throws AppError `billing_off`
 */
export async function getBilling(context: Context, caller: AccountCaller): Promise<BillingState> {
  requireStripe(context);
  return presentBilling(await findCustomer(context.db, caller.userId), context.clock.now());
}
