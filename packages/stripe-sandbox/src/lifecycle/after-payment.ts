import { putChanged, recordEvent } from '../events/record-event.ts';
import type { Invoice, Subscription } from '../objects/subscription-kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { cancelNow, isOver } from './cancel.ts';
import { afterRetries } from './retries.ts';

const subscriptionOf = ({ store }: Sandbox, { parent }: Invoice): Subscription =>
  store.need('subscription', parent.subscription_details.subscription);

/** What a paid invoice does for its subscription. */
export function afterPayment(sandbox: Sandbox, invoice: Invoice): void {
  const subscription = subscriptionOf(sandbox, invoice);
  if (isOver(subscription) || subscription.latest_invoice !== invoice.id) return;
  const pending = subscription.pending_update;
  const paid: Subscription = {
    ...subscription,
    status: subscription.status === 'trialing' ? 'trialing' : 'active',
    sandbox: { ...subscription.sandbox, settling: false },
    ...(pending
      ? {
          items: { ...subscription.items, data: pending.subscription_items },
          billing_cycle_anchor: newAnchor(subscription),
          pending_update: null,
        }
      : {}),
  };
  if (subscription.status === 'paused') recordEvent(sandbox, 'customer.subscription.resumed', paid);
  putChanged(sandbox, 'customer.subscription.updated', subscription, paid);
  if (pending) recordEvent(sandbox, 'customer.subscription.pending_update_applied', paid);
  setDelinquent(sandbox, subscription.customer, false);
  if (subscription.sandbox.settling) settleSession(sandbox, subscription, 'succeeded');
}

/** A change from months to years begins a new cycle. */
function newAnchor({ billing_cycle_anchor: anchor, items, pending_update: pending }: Subscription): number {
  const before = items.data[0]?.current_period_start;
  const after = pending?.subscription_items[0]?.current_period_start;
  return after === undefined || after === before ? anchor : after;
}

/** What an invoice that could not be paid does to its subscription. */
export function afterFailedPayment(sandbox: Sandbox, invoice: Invoice): void {
  const subscription = subscriptionOf(sandbox, invoice);
  if (subscription.sandbox.settling) {
    const open = { ...subscription, sandbox: { ...subscription.sandbox, settling: false } };
    sandbox.store.put(open);
    settleSession(sandbox, open, 'failed');
  }
  if (subscription.pending_update || !['active', 'past_due'].includes(subscription.status)) return;
  setDelinquent(sandbox, subscription.customer, true);
  const isLast = invoice.billing_reason === 'subscription_cycle' && invoice.next_payment_attempt === null;
  const end = isLast ? afterRetries(sandbox) : 'past_due';
  if (end === 'cancel') {
    cancelNow(sandbox, subscription, 'payment_failed');
    return;
  }
  putChanged(sandbox, 'customer.subscription.updated', subscription, { ...subscription, status: end });
}

function setDelinquent(sandbox: Sandbox, id: string, delinquent: boolean): void {
  const customer = sandbox.store.need('customer', id);
  if (customer.deleted) return;
  putChanged(sandbox, 'customer.updated', customer, { ...customer, delinquent });
}

/** A checkout that a bank debit completed hears how that one ended. */
function settleSession(sandbox: Sandbox, subscription: Subscription, how: 'succeeded' | 'failed'): void {
  const id = subscription.sandbox.checkout_session;
  const session = id === null ? undefined : sandbox.store.get('checkout.session', id);
  if (session?.status !== 'complete' || session.payment_status !== 'unpaid') return;
  const settled = sandbox.store.put({
    ...session,
    payment_status: how === 'succeeded' ? 'paid' : 'unpaid',
  } as const);
  recordEvent(sandbox, `checkout.session.async_payment_${how}`, settled);
}
