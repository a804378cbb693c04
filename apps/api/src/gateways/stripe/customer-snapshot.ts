import { type BillingInterval, type PaidPlan, SubscriptionStatus } from '@footlight/contracts';
import type Stripe from 'stripe';
import { intervalOf, planOf } from './catalog.ts';

/** A subscription as Stripe has it. */
export interface SubscriptionSnapshot {
  id: string;
  status: SubscriptionStatus;
  /** The best of our plans among its prices; null for none. */
  plan: PaidPlan | null;
  interval: BillingInterval | null;
  /** What one interval costs, in the smallest unit of the currency. */
  amount: number | null;
  currency: string | null;
  createdAt: Date;
  currentPeriodEnd: Date | null;
  /** When it ends, where it was canceled for later. */
  cancelAt: Date | null;
  trialEndsAt: Date | null;
  endedAt: Date | null;
  /** Since when a payment is overdue, as far as one is: since the oldest invoice that is not paid. */
  unpaidSince: Date | null;
  /** Prices that are none of ours, and a status that is none that we know: for the log. */
  unknown: string[];
}

/** An invoice as Stripe has it. */
export interface InvoiceSnapshot {
  id: string;
  /** Null while it is a draft. */
  number: string | null;
  status: string;
  total: number;
  currency: string;
  createdAt: Date;
}

/** What Stripe has of a customer at one moment. */
export interface CustomerSnapshot {
  deleted: boolean;
  email: string | null;
  subscriptions: SubscriptionSnapshot[];
  /** In Stripe's words. */
  disputes: { status: string; createdAt: Date }[];
  invoices: InvoiceSnapshot[];
}

const dateOf = (seconds: number): Date => new Date(seconds * 1000);
const dateOrNull = (seconds: number | null | undefined): Date | null =>
  seconds === null || seconds === undefined ? null : dateOf(seconds);

/** Puts what Stripe answered into our words. */
export function snapshotOf(found: {
  customer: Stripe.Customer;
  subscriptions: readonly Stripe.Subscription[];
  disputes: readonly Stripe.Dispute[];
  invoices: readonly Stripe.Invoice[];
}): CustomerSnapshot {
  return {
    deleted: false,
    email: found.customer.email,
    subscriptions: found.subscriptions.map((one) => subscriptionOf(one, found.invoices)),
    disputes: found.disputes.map(({ status, created }) => ({ status, createdAt: dateOf(created) })),
    invoices: found.invoices.map(({ id, number, status, total, currency, created }) => ({
      id,
      number,
      status: status ?? 'unknown',
      total,
      currency,
      createdAt: dateOf(created),
    })),
  };
}

const ranks: Readonly<Record<PaidPlan, number>> = { creator: 1, pro: 2 };

function subscriptionOf(
  subscription: Stripe.Subscription,
  invoices: readonly Stripe.Invoice[],
): SubscriptionSnapshot {
  const { id, items, cancel_at: cancelAt, cancel_at_period_end: atPeriodEnd } = subscription;
  const status = SubscriptionStatus.safeParse(subscription.status).data ?? 'unknown';
  // 1. Of several prices the best plan counts; those of other products of the account count for nothing.
  const ours = items.data
    .flatMap((item) => {
      const plan = planOf(item.price);
      return plan ? [{ plan, item }] : [];
    })
    .sort((a, b) => ranks[b.plan] - ranks[a.plan]);
  const [best] = ours;
  const price = best?.item.price;
  const others = items.data.filter((item) => planOf(item.price) === undefined);

  // 2. Periods stand on the items. A cancellation is a date, or the end of the period.
  const periodEnd = dateOrNull((best?.item ?? items.data[0])?.current_period_end);
  return {
    id,
    status,
    plan: best?.plan ?? null,
    interval: (price && intervalOf(price)) ?? null,
    amount: amountOf(best?.item),
    currency: price?.currency ?? null,
    createdAt: dateOf(subscription.created),
    currentPeriodEnd: periodEnd,
    cancelAt: dateOrNull(cancelAt) ?? (atPeriodEnd ? periodEnd : null),
    trialEndsAt: dateOrNull(subscription.trial_end),
    endedAt: dateOrNull(subscription.ended_at),
    unpaidSince: unpaidSince(id, invoices) ?? dateOrNull(best?.item.current_period_start),
    unknown: [
      ...others.map(({ price: { id: priceId } }) => `price ${priceId}`),
      ...(status === 'unknown' ? [`status ${subscription.status}`] : []),
    ],
  };
}

function amountOf(item: Stripe.SubscriptionItem | undefined): number | null {
  const each = item?.price.unit_amount ?? null;
  return each === null ? null : each * (item?.quantity ?? 1);
}

/** When the oldest invoice of a subscription was made that is due and not paid. */
function unpaidSince(subscriptionId: string, invoices: readonly Stripe.Invoice[]): Date | undefined {
  const unpaid = invoices.filter((invoice) => {
    const of = invoice.parent?.subscription_details?.subscription;
    const due = invoice.status === 'open' || invoice.status === 'uncollectible';
    return due && invoice.amount_remaining > 0 && (typeof of === 'string' ? of : of?.id) === subscriptionId;
  });
  if (unpaid.length === 0) return undefined;
  return dateOf(Math.min(...unpaid.map(({ created }) => created)));
}
