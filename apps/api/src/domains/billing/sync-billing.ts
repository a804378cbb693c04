import type { BillingState } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { consumeLimit } from '../limits/index.ts';
import { findCustomer } from './customers.queries.ts';
import { getBilling } from './get-billing.ts';
import { requireStripe } from './require-stripe.ts';
import { syncNow } from './sync-customer.ts';

/**
 * Reads what the caller pays for from Stripe, now. The page behind a checkout asks for it: its address alone grants nothing.
 * @throws AppError `billing_off`, `billing_unavailable`, `rate_limited`
 */
export async function syncBilling(context: Context, caller: AccountCaller): Promise<BillingState> {
  requireStripe(context);
  await consumeLimit(context, 'billingAccount', caller.userId);
  const customer = await findCustomer(context.db, caller.userId);
  if (customer !== null && customer.stripeId !== null) await syncNow(context, caller.userId);
  return getBilling(context, caller);
}
