import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import type { CheckoutSession } from '../objects/kinds.ts';
import type { PaymentIntent } from '../objects/payment-kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { failPayment, payInvoice } from './pay-invoice.ts';
import { completeSession } from './pay-session.ts';
import { dropPendingUpdate } from './pending-update.ts';

/** What 3-D Secure came to, and the checkout session that the payment was for. */
export interface ChallengeOutcome {
  passed: boolean;
  /** Where a checkout leads now; undefined for a payment of the portal. */
  url: string | undefined;
}

const REFUSED = {
  code: 'payment_intent_authentication_failure',
  message: 'The customer did not confirm the payment.',
};

/** The checkout session that a payment belongs to, as long as it is open. */
export function openSessionOf({ store }: Sandbox, intent: PaymentIntent): CheckoutSession | undefined {
  const invoice = store.need('invoice', intent.sandbox.invoice);
  const subscription = store.need('subscription', invoice.parent.subscription_details.subscription);
  const id = subscription.sandbox.checkout_session;
  const session = id === null ? undefined : store.get('checkout.session', id);
  return session?.status === 'open' ? session : undefined;
}

/**
 * The customer answers the bank's question of 3-D Secure.
 * @throws StripeError when the payment does not wait for it
 */
export function answerChallenge(sandbox: Sandbox, id: string, passes: boolean): ChallengeOutcome {
  const { store } = sandbox;
  const intent = store.get('payment_intent', id);
  if (!intent) throw noSuch('payment_intent', id);
  if (intent.status !== 'requires_action') throw invalidRequest('This payment waits for no confirmation.');
  const session = openSessionOf(sandbox, intent);
  const invoice = store.need('invoice', intent.sandbox.invoice);
  const subscription = invoice.parent.subscription_details.subscription;
  const method = store.need('payment_method', intent.payment_method ?? '');
  if (!passes) {
    failPayment(sandbox, invoice, intent, method, REFUSED, null);
    const refused = store.need('subscription', subscription);
    if (refused.pending_update) dropPendingUpdate(sandbox, refused, 'declined');
    return { passed: false, url: session?.url ?? undefined };
  }
  payInvoice(sandbox, invoice, method, { present: true, confirmed: true });
  if (!session) return { passed: true, url: undefined };
  const complete = completeSession(sandbox, session, subscription, 'paid');
  return { passed: true, url: complete.outcome === 'complete' ? complete.url : undefined };
}
