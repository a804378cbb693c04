import { putChanged, recordEvent } from '../events/record-event.ts';
import type { CancellationDetails, Subscription } from '../objects/subscription-kinds.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { voidInvoice } from './void-invoice.ts';
import { releaseSchedule } from './schedules.ts';

/** Whether nothing becomes of it any more. */
export function isOver({ status }: Subscription): boolean {
  return status === 'canceled' || status === 'incomplete_expired';
}

/**
 * Ends a subscription at once. One whose first payment never came expires instead, as at Stripe.
 * @param reason null when nobody asked for it by a cancellation, as when its customer is deleted
 */
export function cancelNow(
  sandbox: Sandbox,
  subscription: Subscription,
  reason: CancellationDetails['reason'],
): Subscription {
  const now = timeOf(sandbox, subscription.test_clock);
  if (subscription.status === 'incomplete') return expireIncomplete(sandbox, subscription);
  releaseSchedule(sandbox, subscription);
  const canceled: Subscription = {
    ...subscription,
    canceled_at: subscription.canceled_at ?? now,
    cancellation_details: {
      ...subscription.cancellation_details,
      reason: subscription.cancellation_details.reason ?? reason,
    },
    ended_at: now,
    pending_update: null,
    schedule: null,
    status: 'canceled',
  };
  sandbox.store.put(canceled);
  recordEvent(sandbox, 'customer.subscription.deleted', canceled);
  stopCollecting(sandbox, canceled);
  return canceled;
}

/** What becomes of a subscription whose first payment did not come in 23 hours. */
export function expireIncomplete(sandbox: Sandbox, subscription: Subscription): Subscription {
  const now = timeOf(sandbox, subscription.test_clock);
  const expired = putChanged(sandbox, 'customer.subscription.updated', subscription, {
    ...subscription,
    ended_at: now,
    status: 'incomplete_expired',
  });
  for (const invoice of sandbox.store.all('invoice', { parent: subscription.id })) {
    if (invoice.status === 'open' || invoice.status === 'draft') voidInvoice(sandbox, invoice);
  }
  return expired;
}

/** Open invoices of an ended subscription stay open and are not collected any more. */
function stopCollecting(sandbox: Sandbox, { id }: Subscription): void {
  for (const invoice of sandbox.store.all('invoice', { parent: id })) {
    if (invoice.status !== 'open' && invoice.status !== 'draft') continue;
    putChanged(sandbox, 'invoice.updated', invoice, {
      ...invoice,
      auto_advance: false,
      automatically_finalizes_at: null,
      next_payment_attempt: null,
    });
  }
}

/** Ends a subscription later, the way the customer portal does with flexible billing: only `cancel_at` says so. */
export function cancelLater(
  sandbox: Sandbox,
  subscription: Subscription,
  at: number,
  feedback: CancellationDetails['feedback'] = null,
): Subscription {
  return putChanged(sandbox, 'customer.subscription.updated', subscription, {
    ...subscription,
    cancel_at: at,
    canceled_at: timeOf(sandbox, subscription.test_clock),
    cancellation_details: {
      ...subscription.cancellation_details,
      feedback,
      reason: 'cancellation_requested',
    },
  });
}

/** Takes a cancellation back before it takes effect. */
export function keepSubscription(sandbox: Sandbox, subscription: Subscription): Subscription {
  return putChanged(sandbox, 'customer.subscription.updated', subscription, {
    ...subscription,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { comment: null, feedback: null, feedback_option: null, reason: null },
  });
}
