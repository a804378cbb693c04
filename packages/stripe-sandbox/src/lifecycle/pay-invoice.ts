import { recordEvent } from '../events/record-event.ts';
import type { Charge, PaymentIntent, PaymentMethod } from '../objects/payment-kinds.ts';
import type { Invoice } from '../objects/subscription-kinds.ts';
import { newCharge } from '../objects/new-charge.ts';
import { testCardOf } from '../objects/payment-methods.ts';
import type { Decline } from '../objects/test-cards.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { openDispute } from '../objects/disputes.ts';
import { afterFailedPayment, afterPayment } from './after-payment.ts';
import { scheduleRetry } from './retries.ts';

/** What came of an attempt to pay. `settling`: a bank debit is under way; `challenge`: the customer has to confirm. */
export type PaymentOutcome =
  | { outcome: 'paid' | 'settling' }
  | { outcome: 'challenge'; intent: PaymentIntent }
  | { outcome: 'failed'; decline: Decline };

const NO_METHOD: Decline = {
  code: 'payment_intent_payment_method_missing',
  message: 'This customer has no payment method on file.',
};

/**
 * Tries to pay an open invoice, and does what follows from it for its subscription.
 * @param present whether the customer is there to confirm
 * @param confirmed whether the customer has just passed 3-D Secure
 */
export function payInvoice(
  sandbox: Sandbox,
  open: Invoice,
  method: PaymentMethod | undefined,
  { present = false, confirmed = false } = {},
): PaymentOutcome {
  const { store } = sandbox;
  const invoice = store.put({ ...open, attempted: true, attempt_count: open.attempt_count + 1 });
  if (invoice.amount_due === 0) return markPaid(sandbox, invoice);
  const intent = store.need('payment_intent', invoice.sandbox.payment_intent ?? '');
  if (!method) {
    announceFailure(sandbox, invoice);
    return { outcome: 'failed', decline: NO_METHOD };
  }
  const card = testCardOf(method);
  const behavior = present ? card.present : card.absent;
  if (behavior === 'challenge' && !confirmed) return askCustomer(sandbox, invoice, intent, method);
  if (behavior === 'settles' || behavior === 'bounces') return beginDebit(sandbox, invoice, intent, method);
  if (typeof behavior === 'object') return decline(sandbox, invoice, intent, method, behavior);
  const paid = takeMoney(sandbox, invoice, intent, newCharge(sandbox, intent, method, 'succeeded'));
  if (card.disputes) openDispute(sandbox, paid);
  return { outcome: 'paid' };
}

function takeMoney(sandbox: Sandbox, invoice: Invoice, intent: PaymentIntent, charge: Charge): Charge {
  recordEvent(sandbox, 'charge.succeeded', charge);
  const succeeded = sandbox.store.put<PaymentIntent>({
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: charge.payment_method,
    status: 'succeeded',
    sandbox: { ...intent.sandbox, settles_at: null },
  });
  recordEvent(sandbox, 'payment_intent.succeeded', succeeded);
  markPaid(sandbox, invoice);
  return charge;
}

function markPaid(sandbox: Sandbox, open: Invoice): { outcome: 'paid' } {
  const { store } = sandbox;
  const now = timeOf(sandbox, open.test_clock);
  const invoice = store.put<Invoice>({
    ...open,
    amount_paid: open.amount_due,
    amount_remaining: 0,
    auto_advance: false,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...open.status_transitions, paid_at: now },
  });
  afterPayment(sandbox, invoice);
  recordEvent(sandbox, 'invoice.paid', invoice);
  recordEvent(sandbox, 'invoice.payment_succeeded', invoice);
  for (const payment of store.all('invoice_payment', { parent: invoice.id })) {
    if (payment.status !== 'open') continue;
    const paid = store.put({
      ...payment,
      amount_paid: invoice.amount_due,
      status: 'paid' as const,
      status_transitions: { ...payment.status_transitions, paid_at: now },
    });
    recordEvent(sandbox, 'invoice_payment.paid', paid);
  }
  return { outcome: 'paid' };
}

function askCustomer(
  sandbox: Sandbox,
  invoice: Invoice,
  intent: PaymentIntent,
  method: PaymentMethod,
): PaymentOutcome {
  const url = `${sandbox.publicUrl()}/challenge/${intent.id}`;
  const waiting = sandbox.store.put<PaymentIntent>({
    ...intent,
    next_action: { redirect_to_url: { return_url: null, url }, type: 'redirect_to_url' },
    payment_method: method.id,
    status: 'requires_action',
  });
  recordEvent(sandbox, 'payment_intent.requires_action', waiting);
  recordEvent(sandbox, 'invoice.payment_action_required', invoice);
  return { outcome: 'challenge', intent: waiting };
}

function beginDebit(
  sandbox: Sandbox,
  invoice: Invoice,
  intent: PaymentIntent,
  method: PaymentMethod,
): PaymentOutcome {
  const charge = newCharge(sandbox, intent, method, 'pending');
  recordEvent(sandbox, 'charge.pending', charge);
  const processing = sandbox.store.put<PaymentIntent>({
    ...intent,
    latest_charge: charge.id,
    payment_method: method.id,
    status: 'processing',
    sandbox: {
      ...intent.sandbox,
      settles_at: timeOf(sandbox, invoice.test_clock) + sandbox.debitSeconds,
    },
  });
  recordEvent(sandbox, 'payment_intent.processing', processing);
  return { outcome: 'settling' };
}

function decline(
  sandbox: Sandbox,
  invoice: Invoice,
  intent: PaymentIntent,
  method: PaymentMethod,
  reason: Decline,
): PaymentOutcome {
  const charge = newCharge(sandbox, intent, method, 'failed', reason);
  recordEvent(sandbox, 'charge.failed', charge);
  failPayment(sandbox, invoice, intent, method, reason, charge.id);
  return { outcome: 'failed', decline: reason };
}

/** A payment did not come off: by the bank's word, or because the customer did not confirm it. */
export function failPayment(
  sandbox: Sandbox,
  invoice: Invoice,
  intent: PaymentIntent,
  method: PaymentMethod,
  reason: Decline,
  charge: string | null,
): void {
  const failed = sandbox.store.put<PaymentIntent>({
    ...intent,
    last_payment_error: { ...reason, type: 'card_error', ...(charge === null ? {} : { charge }) },
    latest_charge: charge ?? intent.latest_charge,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
    sandbox: { ...intent.sandbox, settles_at: null },
  });
  recordEvent(sandbox, 'payment_intent.payment_failed', failed);
  if (method.type === 'card' && reason.code === 'authentication_required') {
    recordEvent(sandbox, 'invoice.payment_action_required', invoice);
  }
  announceFailure(sandbox, invoice);
}

function announceFailure(sandbox: Sandbox, invoice: Invoice): void {
  const scheduled = scheduleRetry(sandbox, invoice);
  recordEvent(sandbox, 'invoice.payment_failed', scheduled);
  afterFailedPayment(sandbox, scheduled);
}

/** What a bank debit comes to after its time. */
export function settleDebit(sandbox: Sandbox, intent: PaymentIntent): void {
  const { store } = sandbox;
  const invoice = store.need('invoice', intent.sandbox.invoice);
  const method = store.need('payment_method', intent.payment_method ?? '');
  const charge = store.need('charge', intent.latest_charge ?? '');
  if (testCardOf(method).absent === 'settles') {
    const succeeded = { ...charge, amount_captured: charge.amount, captured: true, paid: true };
    takeMoney(sandbox, invoice, intent, store.put<Charge>({ ...succeeded, status: 'succeeded' }));
    return;
  }
  const reason = { code: 'insufficient_funds', message: 'The bank account has insufficient funds.' };
  const failure = { failure_code: reason.code, failure_message: reason.message };
  const failed = store.put<Charge>({ ...charge, ...failure, status: 'failed' });
  recordEvent(sandbox, 'charge.failed', failed);
  failPayment(sandbox, invoice, intent, method, reason, charge.id);
}
