import { intervals, paidPlans } from '@footlight/plans';
import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { Moment } from './text.ts';

/** Plans that are paid for. */
export const PaidPlan = z.enum(paidPlans);
export type PaidPlan = z.infer<typeof PaidPlan>;

/** How often a subscription is paid. */
export const BillingInterval = z.enum(intervals);
export type BillingInterval = z.infer<typeof BillingInterval>;

/** States of a subscription, in Stripe's words; `unknown` for one that this version has never heard of. */
export const subscriptionStatuses = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'unpaid',
  'paused',
  'canceled',
  'unknown',
] as const;
export const SubscriptionStatus = z.enum(subscriptionStatuses);
export type SubscriptionStatus = z.infer<typeof SubscriptionStatus>;

/** The subscription of an account as it was at the last sync. */
export const Subscription = z
  .object({
    plan: PaidPlan.nullable().describe('Null for a price that is none of this server’s.'),
    interval: BillingInterval.nullable(),
    status: SubscriptionStatus,
    amount: z.int().nullable().describe('What one interval costs, in the smallest unit of the currency.'),
    currency: z.string().nullable().describe('ISO 4217, lower case.'),
    current_period_end: Moment.nullable().describe('Until when it is paid.'),
    cancel_at: Moment.nullable().describe('When it ends, where it was canceled.'),
    grace_ends_at: Moment.nullable().describe(
      'While a payment is overdue: until when the plan stays. In the past when it does not any more.',
    ),
    trial_ends_at: Moment.nullable(),
    frozen: z.boolean().describe('A payment is disputed: the plan does not count until that is settled.'),
  })
  .meta({ id: 'Subscription' });
export type Subscription = z.infer<typeof Subscription>;

/** What an account pays for. */
export const BillingState = z
  .object({
    subscription: Subscription.nullable().describe('Null when there is none, or it is over.'),
    customer: z.boolean().describe('Whether there is a customer portal, with invoices, to open.'),
  })
  .meta({ id: 'BillingState' });
export type BillingState = z.infer<typeof BillingState>;

/** A page of Stripe to lead the browser to. */
const StripePage = z.object({ url: z.url() });

export const getBilling = endpoint({
  id: 'getBilling',
  method: 'GET',
  path: '/v1/billing',
  tag: 'billing',
  summary: 'What you pay for',
  description: 'As it was at the last sync with Stripe. What you may do stands in `GET /v1/me/plan`.',
  caller: 'account',
  success: { 200: BillingState },
  errors: ['billing_off'],
});

export const createCheckout = endpoint({
  id: 'createCheckout',
  method: 'POST',
  path: '/v1/billing/checkout',
  tag: 'billing',
  summary: 'Begin to pay for a plan',
  description:
    'Answers the address of a page of Stripe. There is one open checkout an account: asking for the same again answers the same page, asking for another one closes it. Nothing is granted before the payment.',
  caller: 'account',
  body: z.strictObject({ plan: PaidPlan, interval: BillingInterval }),
  success: { 200: StripePage },
  errors: ['billing_off', 'billing_unavailable', 'already_subscribed', 'rate_limited'],
});

export const openPortal = endpoint({
  id: 'openPortal',
  method: 'POST',
  path: '/v1/billing/portal',
  tag: 'billing',
  summary: 'Open the customer portal',
  description:
    'Answers the address of a page of Stripe on which a subscription is changed, canceled and resumed, the card is changed, and invoices are. 404 `not_found` for an account that never began to pay.',
  caller: 'account',
  success: { 200: StripePage },
  errors: ['billing_off', 'billing_unavailable', 'not_found', 'rate_limited'],
});

export const syncBilling = endpoint({
  id: 'syncBilling',
  method: 'POST',
  path: '/v1/billing/sync',
  tag: 'billing',
  summary: 'Read from Stripe what you pay for, now',
  description:
    'For the page behind a checkout. Otherwise it follows by itself, within seconds of a payment, or within an hour where no webhook came.',
  caller: 'account',
  success: { 200: BillingState },
  errors: ['billing_off', 'billing_unavailable', 'rate_limited'],
});

export const stripeWebhook = endpoint({
  id: 'stripeWebhook',
  method: 'POST',
  path: '/webhooks/stripe',
  tag: 'system',
  summary: 'Stripe says that something changed',
  description:
    'Signed by Stripe over the raw body: snapshot events and thin ones. It is stored once and read soon; an id that came before is answered 200 without effect.',
  caller: 'system',
  signed: true,
  bodyLimit: 1024 * 1024,
  success: { 200: z.object({ received: z.literal(true) }) },
  errors: ['webhook_unverified', 'billing_off'],
});
