import { putChanged, recordEvent } from '../events/record-event.ts';
import type { AnyObject } from '../objects/kinds.ts';
import type { Invoice, Subscription } from '../objects/subscription-kinds.ts';
import { methodOf } from '../objects/payment-methods.ts';
import type { Sandbox } from '../sandbox.ts';
import { trialNoticeSeconds } from '../store/place.ts';
import { cancelNow, expireIncomplete } from './cancel.ts';
import { finalizeInvoice } from './make-invoice.ts';
import { payInvoice, settleDebit } from './pay-invoice.ts';
import { dropPendingUpdate } from './pending-update.ts';
import { endTrial, renew } from './renew.ts';

/**
 * Does what is due on a clock, in the order in which it is due: renewals, ends of trials, retries, expirations.
 * @param clock a test clock's id; null for the time of the wall
 * @returns whether there was anything
 */
export function processDue(sandbox: Sandbox, clock: string | null, until: number): boolean {
  let last: string | undefined;
  for (;;) {
    const next = sandbox.store.nextDue(clock, until);
    if (!next) return last !== undefined;
    const { object, due } = next;
    const step = `${object.id} at ${due}`;
    if (step === last) throw new Error(`The sandbox cannot get past ${step}`);
    last = step;
    sandbox.due = { clock, time: due };
    try {
      sandbox.store.transaction(() => happen(sandbox, object, due));
    } finally {
      sandbox.due = undefined;
    }
  }
}

function happen(sandbox: Sandbox, object: AnyObject, now: number): void {
  switch (object.object) {
    case 'subscription':
      return subscriptionIsDue(sandbox, object, now);
    case 'invoice':
      return invoiceIsDue(sandbox, object);
    case 'payment_intent':
      return settleDebit(sandbox, object);
    case 'checkout.session': {
      const expired = sandbox.store.put({ ...object, status: 'expired' as const, url: null });
      return recordEvent(sandbox, 'checkout.session.expired', expired);
    }
    default:
      throw new Error(`Nothing is due for ${object.id}`);
  }
}

function subscriptionIsDue(sandbox: Sandbox, subscription: Subscription, now: number): void {
  const { status, cancel_at: cancelAt, trial_end: trialEnd, pending_update: pending } = subscription;
  if (status === 'incomplete') {
    expireIncomplete(sandbox, subscription);
  } else if (cancelAt !== null && cancelAt <= now) {
    cancelNow(sandbox, subscription, 'cancellation_requested');
  } else if (pending && pending.expires_at <= now) {
    dropPendingUpdate(sandbox, subscription, 'expired');
  } else if (status === 'trialing') {
    if (trialEnd !== null && trialEnd <= now) endOfTrial(sandbox, subscription);
    else announceEndOfTrial(sandbox, subscription, now);
  } else if (subscription.cancel_at_period_end) {
    cancelNow(sandbox, subscription, 'cancellation_requested');
  } else {
    renew(sandbox, subscription);
  }
}

function endOfTrial(sandbox: Sandbox, subscription: Subscription): void {
  if (subscription.cancel_at_period_end) cancelNow(sandbox, subscription, 'cancellation_requested');
  else endTrial(sandbox, subscription);
}

/** Three days before its end, or at once where it is shorter. */
function announceEndOfTrial(sandbox: Sandbox, subscription: Subscription, now: number): void {
  if (now + trialNoticeSeconds < (subscription.trial_end ?? 0)) return;
  const announced = { ...subscription, sandbox: { ...subscription.sandbox, trial_end_announced: true } };
  sandbox.store.put(announced);
  recordEvent(sandbox, 'customer.subscription.trial_will_end', announced);
}

function invoiceIsDue(sandbox: Sandbox, invoice: Invoice): void {
  const { store } = sandbox;
  const subscription = store.need('subscription', invoice.parent.subscription_details.subscription);
  if (invoice.status === 'draft') {
    payInvoice(sandbox, finalizeInvoice(sandbox, invoice), methodOf(sandbox, subscription));
    return;
  }
  const untried = putChanged(sandbox, 'invoice.updated', invoice, { ...invoice, next_payment_attempt: null });
  payInvoice(sandbox, untried, methodOf(sandbox, subscription));
}
