import { recordEvent } from '../events/record-event.ts';
import { invalidRequest } from '../http/stripe-error.ts';
import { needSession } from '../objects/checkout-sessions.ts';
import { needCustomer } from '../objects/customers.ts';
import type { CheckoutSession } from '../objects/kinds.ts';
import type { PaymentMethod } from '../objects/payment-kinds.ts';
import type { Subscription } from '../objects/subscription-kinds.ts';
import { attachPaymentMethod } from '../objects/payment-methods.ts';
import { findTestCard } from '../objects/test-cards.ts';
import type { Sandbox } from '../sandbox.ts';
import { createSubscription } from './create-subscription.ts';
import { payInvoice, type PaymentOutcome } from './pay-invoice.ts';

export type SessionOutcome =
  | { outcome: 'complete'; url: string }
  | { outcome: 'challenge'; url: string; payment_intent: string }
  | { outcome: 'declined'; message: string };

/**
 * What the customer does on the page of a checkout session.
 * @param card a name or number of test-cards.ts; none where the session may do without
 * @throws StripeError when the session is not open, or knows no such card
 */
export function paySession(sandbox: Sandbox, id: string, card: string | undefined): SessionOutcome {
  const session = needSession(sandbox, id);
  if (session.status !== 'open') throw invalidRequest(`This checkout session is ${session.status}.`);
  const customer = needCustomer(sandbox, session.customer ?? '', 'customer');
  const testCard = card === undefined ? undefined : findTestCard(card);
  const free = session.amount_total === 0 && session.payment_method_collection === 'if_required';
  if (card !== undefined && !testCard)
    throw invalidRequest('The sandbox knows no such card.', { param: 'card' });
  if (!testCard && !free) throw invalidRequest('A card is needed.', { param: 'card' });
  if (testCard && typeof testCard.present === 'object') {
    return { outcome: 'declined', message: testCard.present.message };
  }
  const method = testCard && attachPaymentMethod(sandbox, customer, testCard);
  const { subscription, payment } = pay(sandbox, session, method);
  return follow(sandbox, session, subscription, payment);
}

function pay(
  sandbox: Sandbox,
  session: CheckoutSession,
  method: PaymentMethod | undefined,
): { subscription: Subscription; payment: PaymentOutcome } {
  const { store } = sandbox;
  const {
    price,
    quantity,
    trial_end,
    missing_payment_method,
    subscription_metadata: metadata,
  } = session.sandbox;
  const begun = session.sandbox.subscription && store.get('subscription', session.sandbox.subscription);
  if (begun && begun.status === 'incomplete' && begun.latest_invoice) {
    store.put({ ...begun, default_payment_method: method?.id ?? null });
    const invoice = store.need('invoice', begun.latest_invoice);
    return { subscription: begun, payment: payInvoice(sandbox, invoice, method, { present: true }) };
  }
  return createSubscription(sandbox, {
    customer: needCustomer(sandbox, session.customer ?? ''),
    price: store.need('price', price),
    quantity,
    method,
    trial_end,
    missing_payment_method,
    metadata,
    checkout_session: session.id,
  });
}

function follow(
  sandbox: Sandbox,
  session: CheckoutSession,
  { id }: Subscription,
  payment: PaymentOutcome,
): SessionOutcome {
  if (payment.outcome === 'challenge') {
    sandbox.store.put({ ...session, sandbox: { ...session.sandbox, subscription: id } });
    const { id: intent } = payment.intent;
    return {
      outcome: 'challenge',
      payment_intent: intent,
      url: `${sandbox.publicUrl()}/challenge/${intent}`,
    };
  }
  if (payment.outcome === 'failed') return { outcome: 'declined', message: payment.decline.message };
  return completeSession(sandbox, session, id, payment.outcome === 'settling' ? 'unpaid' : 'paid');
}

/** The customer is through: the session names its subscription and leads back to the shop. */
export function completeSession(
  sandbox: Sandbox,
  session: CheckoutSession,
  subscription: string,
  paid: 'paid' | 'unpaid',
): SessionOutcome {
  const complete = sandbox.store.put<CheckoutSession>({
    ...session,
    invoice: sandbox.store.need('subscription', subscription).latest_invoice,
    payment_status: session.amount_total === 0 ? 'no_payment_required' : paid,
    status: 'complete',
    subscription,
    url: null,
  });
  recordEvent(sandbox, 'checkout.session.completed', complete);
  return { outcome: 'complete', url: successUrl(session) };
}

export function successUrl({ success_url: url, id }: CheckoutSession): string {
  return url.replaceAll('{CHECKOUT_SESSION_ID}', id);
}
