import { putChanged, recordEvent } from '../events/record-event.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { needCustomer } from '../objects/customers.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { PortalConfiguration } from '../objects/kinds.ts';
import type { Subscription } from '../objects/subscription-kinds.ts';
import { newId } from '../objects/new-id.ts';
import { attachPaymentMethod, methodOf } from '../objects/payment-methods.ts';
import { findTestCard } from '../objects/test-cards.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { cancelLater, cancelNow, isOver, keepSubscription } from './cancel.ts';
import { changePlan } from './change-plan.ts';
import { productName } from './create-subscription.ts';
import { draftInvoice, finalizeInvoice } from './make-invoice.ts';
import { payInvoice, type PaymentOutcome } from './pay-invoice.ts';
import { dropPendingUpdate } from './pending-update.ts';
import { periodEnd } from './periods.ts';
import { releaseSchedule, schedulePlan } from './schedules.ts';

const interval = ({ recurring }: Price) =>
  ({ day: 1, week: 7, month: 30, year: 365 })[recurring?.interval ?? 'month'];

/** Whether a change waits for the end of the period, by the portal's configuration. */
export function waitsForPeriodEnd({ features }: PortalConfiguration, from: Price, to: Price): boolean {
  const { conditions } = features.subscription_update.schedule_at_period_end;
  return conditions.some(({ type }) =>
    type === 'decreasing_item_amount' ? to.unit_amount < from.unit_amount : interval(to) < interval(from),
  );
}

/** A change of plan as the customer asks for it in the portal: at once and paid now, or at the period's end. */
export function changeInPortal(
  sandbox: Sandbox,
  configuration: PortalConfiguration,
  subscription: Subscription,
  price: Price,
): PaymentOutcome {
  const [item] = subscription.items.data;
  if (!item || isOver(subscription)) throw invalidRequest('This subscription has ended.');
  const offered = configuration.features.subscription_update.products?.some((one) =>
    one.prices.includes(price.id),
  );
  if (!configuration.features.subscription_update.enabled || !offered) {
    throw invalidRequest('This plan is not offered here.');
  }
  if (subscription.status !== 'trialing' && waitsForPeriodEnd(configuration, item.price, price)) {
    schedulePlan(sandbox, subscription, price);
    return { outcome: 'paid' };
  }
  const payment = changePlan(sandbox, subscription, {
    price,
    quantity: item.quantity,
    proration: 'always_invoice',
    whenPaid: true,
    method: methodOf(sandbox, subscription),
    present: true,
  });
  if (payment.outcome === 'failed') {
    dropPendingUpdate(sandbox, sandbox.store.need('subscription', subscription.id), 'declined');
  }
  return payment;
}

/** Takes a change back that waits for the period's end. */
export function keepPlan(sandbox: Sandbox, subscription: Subscription): Subscription {
  const released = releaseSchedule(sandbox, subscription);
  return putChanged(sandbox, 'customer.subscription.updated', subscription, released);
}

/** A cancellation in the portal. */
export function cancelInPortal(
  sandbox: Sandbox,
  { features }: PortalConfiguration,
  subscription: Subscription,
): Subscription {
  if (!features.subscription_cancel.enabled || isOver(subscription)) {
    throw invalidRequest('This subscription cannot be canceled here.');
  }
  if (features.subscription_cancel.mode === 'immediately') {
    return cancelNow(sandbox, subscription, 'cancellation_requested');
  }
  const end = subscription.items.data[0]?.current_period_end ?? timeOf(sandbox, subscription.test_clock);
  return cancelLater(sandbox, releaseSchedule(sandbox, subscription), end);
}

/** The customer takes a cancellation back. */
export function resumeInPortal(sandbox: Sandbox, subscription: Subscription): Subscription {
  if (isOver(subscription)) throw invalidRequest('This subscription has ended.');
  return keepSubscription(sandbox, subscription);
}

/** A new card for all that is paid from now on. */
export function changeCard(sandbox: Sandbox, customerId: string, card: string): void {
  const customer = needCustomer(sandbox, customerId);
  const testCard = findTestCard(card);
  if (!testCard) throw invalidRequest('The sandbox knows no such card.', { param: 'card' });
  const { id } = attachPaymentMethod(sandbox, customer, testCard);
  putChanged(sandbox, 'customer.updated', customer, {
    ...customer,
    invoice_settings: { ...customer.invoice_settings, default_payment_method: id },
  });
  for (const subscription of sandbox.store.all('subscription', { customer: customerId })) {
    if (isOver(subscription)) continue;
    const changed = { ...subscription, default_payment_method: id };
    putChanged(sandbox, 'customer.subscription.updated', subscription, changed);
  }
}

/** Pays an open invoice with the card on file. */
export function payInPortal(sandbox: Sandbox, customer: string, invoiceId: string): PaymentOutcome {
  const { store } = sandbox;
  const invoice = store.get('invoice', invoiceId);
  if (invoice?.customer !== customer || invoice.status !== 'open') {
    throw invalidRequest('This invoice is not open.');
  }
  const subscription = store.need('subscription', invoice.parent.subscription_details.subscription);
  return payInvoice(sandbox, invoice, methodOf(sandbox, subscription), { present: true });
}

/** Lets a subscription go on that paused for want of a card: a new period begins, and it is active once that is paid. */
export function resumePaused(sandbox: Sandbox, subscription: Subscription): PaymentOutcome {
  const [item] = subscription.items.data;
  if (subscription.status !== 'paused' || !item) throw invalidRequest('This subscription is not paused.');
  const now = timeOf(sandbox, subscription.test_clock);
  const invoiceId = newId('in');
  const period = { start: now, end: periodEnd(now, now, item.price) };
  const data = [{ ...item, current_period_end: period.end, current_period_start: now }];
  const begun: Subscription = {
    ...subscription,
    billing_cycle_anchor: now,
    items: { ...subscription.items, data },
    latest_invoice: invoiceId,
  };
  sandbox.store.put(begun);
  recordEvent(sandbox, 'customer.subscription.updated', begun, {
    latest_invoice: subscription.latest_invoice,
  });
  const line = {
    price: item.price,
    quantity: item.quantity,
    amount: item.price.unit_amount * item.quantity,
    description: `${item.quantity} × ${productName(sandbox, item.price)}`,
    period,
  };
  const draft = draftInvoice(sandbox, begun, 'subscription_update', [line], 'now', invoiceId);
  return payInvoice(sandbox, finalizeInvoice(sandbox, draft), methodOf(sandbox, begun), { present: true });
}
