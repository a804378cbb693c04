import { recordEvent } from '../events/record-event.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { PaymentIntent } from '../objects/payment-kinds.ts';
import type { Invoice, LineItem, Subscription } from '../objects/subscription-kinds.ts';
import { newId } from '../objects/new-id.ts';
import { newPaymentIntent } from '../objects/payment-intents.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';

/** How long an invoice of a renewal stays a draft. Stripe's number. */
const DRAFT_SECONDS = 3600;

export interface Line {
  price: Price;
  quantity: number;
  amount: number;
  description: string;
  period: { start: number; end: number };
  proration?: boolean;
}

const untouched = {
  account_country: 'US',
  account_name: 'Footlight Sandbox',
  account_tax_ids: null,
  amount_overpaid: 0,
  amount_paid_off_stripe: 0,
  amount_shipping: 0,
  application: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  collection_method: 'charge_automatically',
  custom_fields: null,
  customer_account: null,
  customer_address: null,
  customer_phone: null,
  customer_shipping: null,
  customer_tax_exempt: 'none',
  customer_tax_ids: [],
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  due_date: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  issuer: { type: 'self' },
  last_finalization_error: null,
  latest_revision: null,
  livemode: false,
  metadata: {},
  on_behalf_of: null,
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  total_discount_amounts: [],
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
};

function lineItem(invoice: string, subscription: Subscription, line: Line): LineItem {
  const item: LineItem & Record<string, unknown> = {
    id: newId('il'),
    object: 'line_item',
    amount: line.amount,
    currency: line.price.currency,
    description: line.description,
    discount_amounts: [],
    discountable: !line.proration,
    discounts: [],
    invoice,
    livemode: false,
    metadata: {},
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: line.proration ?? false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: subscription.items.data[0]?.id ?? '',
      },
      type: 'subscription_item_details',
    },
    period: line.period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: line.price.id, product: line.price.product },
      type: 'price_details',
      unit_amount_decimal: String(line.price.unit_amount),
    },
    quantity: line.quantity,
    quantity_decimal: String(line.quantity),
    subscription: subscription.id,
    subtotal: line.amount,
    taxes: [],
  };
  return item;
}

/**
 * An invoice of a subscription, as a draft. What it comes to below zero is forgiven: the sandbox keeps no balance.
 * @param finalizes by itself after an hour, or by who makes it, or never (of a subscription that is unpaid)
 */
export function draftInvoice(
  sandbox: Sandbox,
  subscription: Subscription,
  reason: Invoice['billing_reason'],
  lines: Line[],
  finalizes: 'in an hour' | 'now' | 'never',
  id = newId('in'),
): Invoice {
  const { store } = sandbox;
  const customer = store.need('customer', subscription.customer);
  const now = timeOf(sandbox, subscription.test_clock);
  const total = Math.max(
    0,
    lines.reduce((sum, { amount }) => sum + amount, 0),
  );
  const [item] = subscription.items.data;
  const invoice: Invoice & Record<string, unknown> = {
    ...untouched,
    id,
    object: 'invoice',
    amount_due: total,
    amount_paid: 0,
    amount_remaining: total,
    attempt_count: 0,
    attempted: false,
    auto_advance: finalizes !== 'never',
    automatically_finalizes_at: finalizes === 'in an hour' ? now + DRAFT_SECONDS : null,
    billing_reason: reason,
    created: now,
    currency: subscription.currency,
    customer: customer.id,
    customer_email: customer.email,
    customer_name: customer.name,
    effective_at: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    lines: {
      object: 'list',
      data: lines.map((line) => lineItem(id, subscription, line)),
      has_more: false,
      url: `/v1/invoices/${id}/lines`,
    },
    next_payment_attempt: finalizes === 'in an hour' ? now + DRAFT_SECONDS : null,
    number: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    } as Invoice['parent'],
    period_end: now,
    period_start: reason === 'subscription_cycle' ? (item?.current_period_start ?? now) : now,
    status: 'draft',
    status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: subscription.test_clock,
    total,
    total_excluding_tax: total,
    sandbox: { payment_intent: null },
  };
  store.put(invoice);
  recordEvent(sandbox, 'invoice.created', invoice);
  return invoice;
}

/** Gives a draft its number and, where there is something to pay, the payment that waits for a card. */
export function finalizeInvoice(sandbox: Sandbox, draft: Invoice): Invoice {
  const { store } = sandbox;
  const customer = store.need('customer', draft.customer);
  const now = timeOf(sandbox, draft.test_clock);
  const url = `${sandbox.publicUrl()}/invoice/${draft.id}`;
  let intent: PaymentIntent | undefined;
  if (draft.amount_due > 0) intent = newPaymentIntent(sandbox, draft);
  const invoice: Invoice = {
    ...draft,
    automatically_finalizes_at: null,
    hosted_invoice_url: url,
    invoice_pdf: `${url}/pdf`,
    next_payment_attempt: null,
    number: `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`,
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: now },
    sandbox: { payment_intent: intent?.id ?? null },
  };
  store.put({
    ...customer,
    currency: customer.currency ?? draft.currency,
    next_invoice_sequence: customer.next_invoice_sequence + 1,
  });
  store.put({ ...invoice, effective_at: now } as Invoice);
  const finalized = store.need('invoice', invoice.id);
  recordEvent(sandbox, 'invoice.finalized', finalized);
  if (intent) recordEvent(sandbox, 'payment_intent.created', intent);
  return finalized;
}
