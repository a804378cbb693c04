import type { Context } from '../../context.ts';
import { notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { consumeLimit } from '../limits/index.ts';
import { findCustomer } from './customers.queries.ts';
import { requireStripe } from './require-stripe.ts';

/**
 * The address of the customer portal for the caller.
 * @throws AppError `billing_off`, `billing_unavailable`, `rate_limited`, `not_found` (the caller is no customer)
 */
export async function openPortal(context: Context, caller: AccountCaller): Promise<string> {
  const stripe = requireStripe(context);
  await consumeLimit(context, 'billingAccount', caller.userId);
  const customer = await findCustomer(context.db, caller.userId);
  if (customer === null || customer.stripeId === null) throw notFound();
  const returnUrl = new URL('/billing/return?from=portal', context.config.publicUrl).href;
  const url = await stripe.createPortal(customer.stripeId, returnUrl);
  if (url === undefined) throw notFound();
  return url;
}
