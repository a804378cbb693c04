import { BillingInterval, PaidPlan } from '@footlight/contracts';
import type Stripe from 'stripe';

/** A price of ours. */
export interface Offer {
  plan: PaidPlan;
  interval: BillingInterval;
}

/** Every offer: two plans by the month and by the year. */
export const offers: readonly Offer[] = PaidPlan.options.flatMap((plan) =>
  BillingInterval.options.map((interval) => ({ plan, interval })),
);

/** The name under which the price of an offer is found in Stripe, whatever its id is in this account. */
export function lookupKeyOf({ plan, interval }: Offer): string {
  return `footlight_${plan}_${interval}`;
}

/** The id of the product of a plan. It is ours, so that a price of another year is known by it, which has no lookup key any more. */
export function productOf(plan: PaidPlan): string {
  return `footlight_${plan}`;
}

const planOfKey = new Map(offers.map((offer) => [lookupKeyOf(offer), offer.plan]));
const planOfProduct = new Map(PaidPlan.options.map((plan) => [productOf(plan), plan]));

/** Which plan a price is of; undefined for a price that is none of ours. */
export function planOf({ lookup_key: key, product }: Stripe.Price): PaidPlan | undefined {
  return planOfKey.get(key ?? '') ?? planOfProduct.get(typeof product === 'string' ? product : product.id);
}

/** How often a price is paid; undefined for other intervals than we offer. */
export function intervalOf({ recurring }: Stripe.Price): BillingInterval | undefined {
  if (recurring?.interval_count !== 1) return undefined;
  return BillingInterval.safeParse(recurring.interval).data;
}
