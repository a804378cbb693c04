import { putChanged } from '../events/record-event.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { PaymentMethod } from '../objects/payment-kinds.ts';
import type { Subscription, SubscriptionItem } from '../objects/subscription-kinds.ts';
import { newId } from '../objects/new-id.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { incompleteSeconds } from '../store/place.ts';
import { productName } from './create-subscription.ts';
import { draftInvoice, finalizeInvoice, type Line } from './make-invoice.ts';
import { payInvoice, type PaymentOutcome } from './pay-invoice.ts';
import { periodEnd } from './periods.ts';
import { releaseSchedule } from './schedules.ts';

export interface PlanChange {
  price: Price;
  quantity: number;
  proration: 'create_prorations' | 'always_invoice' | 'none';
  /** Whether the plan changes only once the difference is paid. */
  whenPaid: boolean;
  method: PaymentMethod | undefined;
  /** Whether the customer is there to confirm the payment. */
  present: boolean;
}

/**
 * Changes what a subscription is for. What was paid and not used is credited, the rest of the period is charged; from
 * months to years or back a new period begins, which is always paid at once.
 * @returns what came of the payment; `paid` where nothing had to be
 */
export function changePlan(sandbox: Sandbox, current: Subscription, change: PlanChange): PaymentOutcome {
  const subscription = releaseSchedule(sandbox, current);
  const [item] = subscription.items.data;
  if (!item) throw new Error(`${subscription.id} has no item`);
  const { after, lines, newCycle } = prorate(sandbox, subscription, item, change);
  const swapped: Subscription = {
    ...subscription,
    billing_cycle_anchor: newCycle ? after.current_period_start : subscription.billing_cycle_anchor,
    items: { ...subscription.items, data: [after] },
  };
  if (subscription.status === 'trialing' || (change.proration === 'none' && !newCycle)) {
    putChanged(sandbox, 'customer.subscription.updated', current, swapped);
    return { outcome: 'paid' };
  }
  if (change.proration === 'create_prorations' && !newCycle) {
    const pending = lines.map(({ price, proration: _proration, ...line }) => ({ ...line, price: price.id }));
    putChanged(sandbox, 'customer.subscription.updated', current, {
      ...swapped,
      sandbox: { ...swapped.sandbox, pending_lines: [...swapped.sandbox.pending_lines, ...pending] },
    });
    return { outcome: 'paid' };
  }
  const now = timeOf(sandbox, subscription.test_clock);
  const invoiceId = newId('in');
  const changed = change.whenPaid
    ? {
        ...subscription,
        pending_update: {
          billing_cycle_anchor: null,
          discount: null,
          discounts: null,
          expires_at: now + incompleteSeconds,
          metadata: null,
          subscription_items: [after],
          trial_end: null,
          trial_from_plan: null,
        },
      }
    : swapped;
  putChanged(sandbox, 'customer.subscription.updated', current, { ...changed, latest_invoice: invoiceId });
  const draft = draftInvoice(sandbox, subscription, 'subscription_update', lines, 'now', invoiceId);
  return payInvoice(sandbox, finalizeInvoice(sandbox, draft), change.method, { present: change.present });
}

function prorate(
  sandbox: Sandbox,
  subscription: Subscription,
  item: SubscriptionItem,
  { price, quantity, proration }: PlanChange,
): { after: SubscriptionItem; lines: Line[]; newCycle: boolean } {
  const now = timeOf(sandbox, subscription.test_clock);
  const { current_period_start: start, current_period_end: end } = item;
  const newCycle =
    subscription.status !== 'trialing' &&
    (price.recurring?.interval !== item.price.recurring?.interval ||
      price.recurring?.interval_count !== item.price.recurring?.interval_count);
  const period = newCycle ? { start: now, end: periodEnd(now, now, price) } : { start: now, end };
  const rest = proration === 'none' ? 0 : Math.max(0, end - now) / (end - start);
  const after: SubscriptionItem = {
    ...item,
    current_period_end: period.end,
    current_period_start: newCycle ? now : start,
    price,
    quantity,
  };
  const lines: Line[] = [
    {
      price: item.price,
      quantity: item.quantity,
      amount: -Math.round(item.price.unit_amount * item.quantity * rest),
      description: `Unused time on ${productName(sandbox, item.price)}`,
      period: { start: now, end },
      proration: true,
    },
    {
      price,
      quantity,
      amount: Math.round(price.unit_amount * quantity * (newCycle ? 1 : rest)),
      description: newCycle
        ? `${quantity} × ${productName(sandbox, price)}`
        : `Remaining time on ${productName(sandbox, price)}`,
      period,
      proration: !newCycle,
    },
  ];
  return { after, lines, newCycle };
}
