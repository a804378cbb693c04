import type { AnyObject } from '../objects/kinds.ts';
import type { Invoice, Subscription } from '../objects/subscription-kinds.ts';

/** Where the store keeps an object, so that it is found by what it belongs to and when something becomes of it. */
export interface Place {
  customer: string | null;
  parent: string | null;
  /** The test clock that it lives by; null for the time of the wall. */
  clock: string | null;
  /** When the next thing happens to it by itself, in seconds of that clock; null for never. */
  due: number | null;
}

/** A first payment may take this long; then the subscription expires. Stripe's number. */
export const incompleteSeconds = 23 * 3600;
/** An announced end of a trial comes this long before it. Stripe's number. */
export const trialNoticeSeconds = 3 * 86_400;

const nowhere: Place = { customer: null, parent: null, clock: null, due: null };

export function placeOf(object: AnyObject): Place {
  switch (object.object) {
    case 'subscription':
      return {
        ...nowhere,
        customer: object.customer,
        clock: object.test_clock,
        due: subscriptionDue(object),
      };
    case 'invoice': {
      const parent = object.parent.subscription_details.subscription;
      return { customer: object.customer, parent, clock: object.test_clock, due: invoiceDue(object) };
    }
    case 'payment_intent': {
      const { settles_at: settlesAt, test_clock: clock, invoice: parent } = object.sandbox;
      const due = object.status === 'processing' ? settlesAt : null;
      return { customer: object.customer, parent, clock, due };
    }
    case 'checkout.session': {
      const due = object.status === 'open' ? object.expires_at : null;
      return { ...nowhere, customer: object.customer, due };
    }
    case 'charge':
      return { ...nowhere, customer: object.customer, parent: object.payment_intent };
    case 'dispute':
      return { ...nowhere, customer: object.sandbox.customer, parent: object.charge };
    case 'refund':
      return { ...nowhere, parent: object.charge };
    case 'invoice_payment':
      return { ...nowhere, parent: object.invoice };
    case 'customer':
      return { ...nowhere, clock: object.test_clock };
    case 'payment_method':
    case 'subscription_schedule':
    case 'billing_portal.session':
      return { ...nowhere, customer: object.customer };
    case 'price':
      return { ...nowhere, parent: object.product };
    default:
      return nowhere;
  }
}

function subscriptionDue(subscription: Subscription): number | null {
  const { status, cancel_at: cancelAt, trial_end: trialEnd, pending_update: pending } = subscription;
  const at = (...times: (number | null | undefined)[]) =>
    Math.min(...times.filter((time) => typeof time === 'number'));
  switch (status) {
    case 'incomplete':
      return subscription.sandbox.settling ? null : subscription.created + incompleteSeconds;
    case 'trialing': {
      const end = trialEnd ?? 0;
      const notice = subscription.sandbox.trial_end_announced ? null : end - trialNoticeSeconds;
      return at(end, notice, cancelAt);
    }
    case 'active':
    case 'past_due':
    case 'unpaid':
      return at(subscription.items.data[0]?.current_period_end, cancelAt, pending?.expires_at);
    case 'paused':
      return cancelAt;
    default:
      return null;
  }
}

function invoiceDue(invoice: Invoice): number | null {
  if (invoice.status === 'draft') return invoice.automatically_finalizes_at;
  return invoice.status === 'open' ? invoice.next_payment_attempt : null;
}
