import type { BillingInterval, PaidPlan, SubscriptionStatus } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { type Offer, lookupKeyOf } from '../../gateways/stripe/catalog.ts';
import type { CustomerSnapshot, SubscriptionSnapshot } from '../../gateways/stripe/customer-snapshot.ts';
import { AppError } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { consumeLimit } from '../limits/index.ts';
import { type Lease, ensureCustomer, findPayer, numberCheckout, setStripeId } from './customers.queries.ts';
import { isOver } from './entitlement.policy.ts';
import { requireStripe } from './require-stripe.ts';
import { type Synced, syncUnderLease } from './sync-customer.ts';
import { LeaseLost, keepLease, withLease } from './with-lease.ts';

/** How long after a checkout was begun its customer is synced, in milliseconds, should no webhook come. */
const soonMs = 10 * 60_000;

/**
 * The address of the checkout for a plan. There is one open checkout and one subscription an account, whatever happens: one customer
 * is worked on by one request at a time, an open checkout for the same is answered again, and others are closed first.
 * @throws AppError `billing_off`, `billing_unavailable`, `already_subscribed`, `rate_limited`
 */
export async function createCheckout(
  context: Context,
  caller: AccountCaller,
  wanted: { plan: PaidPlan; interval: BillingInterval },
): Promise<string> {
  requireStripe(context);
  await consumeLimit(context, 'billingAccount', caller.userId);
  await ensureCustomer(context.db, caller.userId, context.clock.now());
  let url = '';
  await withLease(context, caller.userId, async (lease) => {
    url = await checkoutUnderLease(context, lease, wanted);
    return new Date(context.clock.now().getTime() + soonMs);
  });
  return url;
}

async function checkoutUnderLease(context: Context, lease: Lease, offer: Offer): Promise<string> {
  const stripe = requireStripe(context);

  // 1. What is true in Stripe now. A customer whom Stripe does not have is made.
  let { snapshot } = await syncUnderLease(context, lease);
  const customerId =
    lease.stripeId !== null && snapshot ? lease.stripeId : await makeCustomer(context, lease);

  // 2. Whoever went back, or has a second tab, gets the checkout that is open. Any other one is closed.
  const paying = running(snapshot).some(({ status }) => status !== 'incomplete');
  const open = await stripe.listOpenCheckouts(customerId);
  const same = paying ? undefined : open.find((checkout) => checkout.offer === lookupKeyOf(offer));
  const others = open.filter((checkout) => checkout !== same);
  for (const { id } of others) if (!(await stripe.expireCheckout(id))) throw justPaid();
  if (same) return same.url;

  // 3. Nobody pays twice. What a closed checkout had begun goes with it, so that it cannot be paid later.
  if (others.length > 0 && !paying) ({ snapshot } = await cancelIncomplete(context, lease));
  const [first] = running(snapshot);
  if (first) throw new AppError('already_subscribed', details[first.status]);

  // 4. A new one.
  const number = await nextNumber(context, lease);
  const { publicUrl } = context.config;
  return stripe.createCheckout(
    {
      customerId,
      userId: lease.userId,
      offer,
      first: snapshot === undefined || snapshot.subscriptions.length === 0,
      successUrl: new URL('/billing/return', publicUrl).href,
      cancelUrl: new URL('/plans', publicUrl).href,
    },
    `checkout_${customerId}_${number}`,
  );
}

/** Cancels subscriptions that were begun in a checkout which is closed now, unless they were paid in the last moment. */
async function cancelIncomplete(context: Context, lease: Lease): Promise<Synced> {
  const synced = await syncUnderLease(context, lease);
  const left = running(synced.snapshot).filter(({ status }) => status === 'incomplete');
  for (const { id } of left) await requireStripe(context).cancelSubscription(id);
  return left.length === 0 ? synced : syncUnderLease(context, lease);
}

async function makeCustomer(context: Context, lease: Lease): Promise<string> {
  const payer = await findPayer(context.db, lease.userId);
  if (!payer) throw new AppError('session_ended');
  const number = await nextNumber(context, lease);
  const key = `customer_${lease.userId}_${number}`;
  const customerId = await requireStripe(context).createCustomer({ userId: lease.userId, ...payer }, key);
  // Before anything can be paid, so that no payment is ever without an account.
  if (!(await setStripeId(context.db, lease, customerId))) throw new LeaseLost();
  lease.stripeId = customerId;
  return customerId;
}

/**
 * A number for the idempotency key of what is made next. The lease is ours from here for as long as Stripe may take to answer.
 * @throws LeaseLost
 */
async function nextNumber(context: Context, lease: Lease): Promise<number> {
  await keepLease(context, lease);
  const number = await numberCheckout(context.db, lease, context.clock.now());
  if (number === undefined) throw new LeaseLost();
  return number;
}

/** Subscriptions that are not over, those that grant nothing now too. */
function running(snapshot: CustomerSnapshot | undefined): SubscriptionSnapshot[] {
  return (snapshot?.subscriptions ?? []).filter((subscription) => !isOver(subscription));
}

const details: Partial<Record<SubscriptionStatus, string>> = {
  incomplete:
    'A payment of yours is being processed. The plan begins when it arrives; if it does not, you can pay anew within a day.',
  past_due: 'There is a subscription whose payment failed. Change the card in the customer portal.',
  unpaid:
    'There is a subscription whose payment failed. Pay its invoice in the customer portal, or cancel it there.',
  paused: 'There is a subscription that is paused. Add a card in the customer portal to go on with it.',
};

function justPaid(): AppError {
  return new AppError(
    'already_subscribed',
    'A checkout of yours was paid just now. Reload the page to see the plan.',
  );
}
