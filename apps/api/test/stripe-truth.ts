import type Stripe from 'stripe';

const day = 86_400;
const graceDays = 7;
/** From the best to the least. */
const plans = ['pro', 'creator'] as const;

/**
 * The plan that somebody has by what Stripe says: the rules of billing once more, written down apart from the code that is tested.
 * @param now in seconds since 1970
 */
export async function planByStripe(stripe: Stripe, customerId: string, now: number): Promise<string> {
  const customer = await stripe.customers.retrieve(customerId);
  if (customer.deleted) return 'free';
  const subscriptions = await stripe.subscriptions.list({ customer: customerId, status: 'all', limit: 100 });
  const { data: charges } = await stripe.charges.list({ customer: customerId, limit: 100 });
  const lists = await Promise.all(
    charges.filter(({ disputed }) => disputed).map(({ id }) => stripe.disputes.list({ charge: id })),
  );
  const disputes = lists.flatMap(({ data }) => data);
  const { data: invoices } = await stripe.invoices.list({ customer: customerId, limit: 100 });
  if (disputes.some(({ status }) => status === 'needs_response' || status === 'under_review')) return 'free';

  const counting = subscriptions.data.filter(({ id, status, created, cancel_at: cancelAt }) => {
    if (disputes.some((dispute) => dispute.status === 'lost' && created < dispute.created)) return false;
    if (cancelAt !== null && cancelAt <= now) return false;
    if (status !== 'past_due') return status === 'active' || status === 'trialing';
    const unpaid = invoices.filter(
      ({ parent, status }) => status === 'open' && parent?.subscription_details?.subscription === id,
    );
    return Math.min(...unpaid.map((invoice) => invoice.created)) + graceDays * day > now;
  });
  const keys = counting.flatMap(({ items }) => items.data.map(({ price }) => price.lookup_key));
  return plans.find((plan) => keys.some((key) => key?.startsWith(`footlight_${plan}`))) ?? 'free';
}
