import type { Context } from '../../context.ts';
import { findCustomer, type Lease } from './customers.queries.ts';
import { syncUnderLease } from './sync-customer.ts';
import { withLease } from './with-lease.ts';

/**
 * Ends what an account pays for, at Stripe: open checkouts close, every subscription ends at once, and the customer is deleted
 * there. Invoices stay with the operator, who must keep them. A customer who is gone already is no error. May run twice.
 * @throws AppError `billing_unavailable`: nothing more of the account may be removed before
 */
export async function endBilling(context: Context, userId: string): Promise<void> {
  const customer = await findCustomer(context.db, userId);
  if (customer === null || customer.stripeId === null) return;
  if (!context.stripe) {
    const details = { account: userId, customer: customer.stripeId };
    context.log.error(
      details,
      'a deleted account has a customer at Stripe, and billing is off: delete it there',
    );
    return;
  }
  await withLease(context, userId, async (lease) => {
    await endUnderLease(context, lease);
    return undefined;
  });
}

async function endUnderLease(context: Context, lease: Lease): Promise<void> {
  const { stripe } = context;
  if (!stripe || lease.stripeId === null) return;
  for (const { id } of await stripe.listOpenCheckouts(lease.stripeId)) await stripe.expireCheckout(id);
  await stripe.deleteCustomer(lease.stripeId);
  // The history of subscriptions, from which revenue is counted, learns of the end.
  await syncUnderLease(context, lease);
}

/** Whether an account pays for anything now, which deleting it would end. */
export async function hasSubscription(context: Context, userId: string): Promise<boolean> {
  const customer = await findCustomer(context.db, userId);
  return customer?.subscriptions.some(({ endedAt }) => endedAt === null) ?? false;
}
