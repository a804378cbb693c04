import { putChanged, recordEvent } from '../events/record-event.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { Subscription } from '../objects/subscription-kinds.ts';
import { newId } from '../objects/new-id.ts';
import { methodOf } from '../objects/payment-methods.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { cancelNow } from './cancel.ts';
import { productName } from './create-subscription.ts';
import { draftInvoice, type Line } from './make-invoice.ts';
import { periodEnd } from './periods.ts';
import { releaseSchedule, scheduledPrice } from './schedules.ts';

/** Begins the next period: with the price that was scheduled, and an invoice that is a draft for an hour. */
export function renew(sandbox: Sandbox, subscription: Subscription): void {
  const price = scheduledPrice(sandbox, subscription);
  const released = price ? releaseSchedule(sandbox, subscription) : subscription;
  beginPeriod(sandbox, subscription, released, price);
}

/** A trial is over: `active` comes before the invoice is paid, and without a card what was chosen for that case. */
export function endTrial(sandbox: Sandbox, subscription: Subscription): void {
  const missing = methodOf(sandbox, subscription)
    ? undefined
    : subscription.trial_settings.end_behavior.missing_payment_method;
  if (missing === 'cancel') {
    cancelNow(sandbox, subscription, null);
  } else if (missing === 'pause') {
    const paused = putChanged(sandbox, 'customer.subscription.updated', subscription, {
      ...subscription,
      status: 'paused',
    });
    recordEvent(sandbox, 'customer.subscription.paused', paused);
  } else {
    beginPeriod(sandbox, subscription, { ...subscription, status: 'active' });
  }
}

/**
 * @param before as it was, for the event
 * @param subscription as it is to be, but for its period
 * @param price another price from now on
 */
function beginPeriod(
  sandbox: Sandbox,
  before: Subscription,
  subscription: Subscription,
  price?: Price,
): void {
  const now = timeOf(sandbox, subscription.test_clock);
  const [item] = subscription.items.data;
  if (!item) throw new Error(`${subscription.id} has no item`);
  const current = price ?? item.price;
  const anchor = price ? now : subscription.billing_cycle_anchor;
  const period = { start: now, end: periodEnd(anchor, now, current) };
  const invoiceId = newId('in');
  const next = putChanged(sandbox, 'customer.subscription.updated', before, {
    ...subscription,
    billing_cycle_anchor: anchor,
    items: {
      ...subscription.items,
      data: [{ ...item, current_period_end: period.end, current_period_start: now, price: current }],
    },
    latest_invoice: invoiceId,
    sandbox: { ...subscription.sandbox, pending_lines: [] },
  });
  const lines: Line[] = [
    ...subscription.sandbox.pending_lines.map((line) => ({
      ...line,
      price: sandbox.store.need('price', line.price),
      proration: true,
    })),
    {
      price: current,
      quantity: item.quantity,
      amount: current.unit_amount * item.quantity,
      description: `${item.quantity} × ${productName(sandbox, current)}`,
      period,
    },
  ];
  const finalizes = next.status === 'unpaid' ? 'never' : 'in an hour';
  draftInvoice(sandbox, next, 'subscription_cycle', lines, finalizes, invoiceId);
}
