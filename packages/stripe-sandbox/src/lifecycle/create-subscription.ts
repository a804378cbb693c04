import { recordEvent } from '../events/record-event.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { Customer } from '../objects/kinds.ts';
import type { PaymentMethod } from '../objects/payment-kinds.ts';
import type { Metadata } from '../objects/stored.ts';
import type { MissingPaymentMethod, Subscription } from '../objects/subscription-kinds.ts';
import { newId } from '../objects/new-id.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { draftInvoice, finalizeInvoice } from './make-invoice.ts';
import { payInvoice, type PaymentOutcome } from './pay-invoice.ts';
import { periodEnd } from './periods.ts';

const untouched = {
  application: null,
  application_fee_percent: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null },
  billing_cycle_anchor_config: null,
  billing_schedules: [],
  billing_thresholds: null,
  collection_method: 'charge_automatically',
  customer_account: null,
  days_until_due: null,
  default_source: null,
  default_tax_rates: [],
  discounts: [],
  invoice_settings: {
    account_tax_ids: null,
    custom_fields: null,
    description: null,
    footer: null,
    issuer: { type: 'self' },
  },
  livemode: false,
  managed_payments: null,
  next_pending_invoice_item_invoice: null,
  on_behalf_of: null,
  pause_collection: null,
  payment_settings: {
    payment_method_options: null,
    payment_method_types: null,
    save_default_payment_method: 'off',
  },
  pending_invoice_item_interval: null,
  pending_setup_intent: null,
  transfer_data: null,
};

export interface NewSubscription {
  customer: Customer;
  price: Price;
  quantity: number;
  method: PaymentMethod | undefined;
  trial_end: number | null;
  missing_payment_method: MissingPaymentMethod;
  metadata: Metadata;
  checkout_session: string | null;
}

/** Begins a subscription with its first invoice, paid by a customer who is there. A trial begins with one of nothing. */
export function createSubscription(
  sandbox: Sandbox,
  wanted: NewSubscription,
): { subscription: Subscription; payment: PaymentOutcome } {
  const { customer, price, quantity, method, trial_end: trialEnd } = wanted;
  const now = timeOf(sandbox, customer.test_clock);
  const id = newId('sub');
  const invoiceId = newId('in');
  const trial = trialEnd !== null && trialEnd > now;
  const period = { start: now, end: trial ? trialEnd : periodEnd(now, now, price) };
  const subscription: Subscription & Record<string, unknown> = {
    ...untouched,
    id,
    object: 'subscription',
    billing_cycle_anchor: trial ? trialEnd : now,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible', updated_at: now },
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
    created: now,
    currency: price.currency,
    customer: customer.id,
    default_payment_method: method?.id ?? null,
    description: null,
    ended_at: null,
    items: {
      object: 'list',
      data: [
        {
          id: newId('si', 14),
          object: 'subscription_item',
          billing_thresholds: null,
          created: now,
          current_period_end: period.end,
          current_period_start: period.start,
          discounts: [],
          metadata: {},
          price,
          quantity,
          subscription: id,
          tax_rates: [],
        } as Subscription['items']['data'][number],
      ],
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: invoiceId,
    metadata: wanted.metadata,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: trial ? 'trialing' : 'incomplete',
    test_clock: customer.test_clock,
    trial_end: trial ? trialEnd : null,
    trial_settings: { end_behavior: { missing_payment_method: wanted.missing_payment_method } },
    trial_start: trial ? now : null,
    sandbox: {
      trial_end_announced: false,
      checkout_session: wanted.checkout_session,
      settling: false,
      pending_lines: [],
    },
  };
  sandbox.store.put(subscription);
  recordEvent(sandbox, 'customer.subscription.created', subscription);
  const line = {
    price,
    quantity,
    amount: trial ? 0 : price.unit_amount * quantity,
    description: trial ? 'Trial period' : `${quantity} × ${productName(sandbox, price)}`,
    period,
  };
  const draft = draftInvoice(sandbox, subscription, 'subscription_create', [line], 'now', invoiceId);
  const payment = payInvoice(sandbox, finalizeInvoice(sandbox, draft), method, { present: true });
  if (payment.outcome === 'settling') {
    sandbox.store.put({ ...subscription, sandbox: { ...subscription.sandbox, settling: true } });
  }
  return { subscription: sandbox.store.need('subscription', id), payment };
}

export function productName({ store }: Sandbox, { product }: Price): string {
  return store.get('product', product)?.name ?? product;
}
