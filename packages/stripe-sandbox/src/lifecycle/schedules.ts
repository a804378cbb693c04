import { putChanged, recordEvent } from '../events/record-event.ts';
import type { Price } from '../objects/catalogue-kinds.ts';
import type { Subscription, SubscriptionSchedule } from '../objects/subscription-kinds.ts';
import { newId } from '../objects/new-id.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { periodEnd } from './periods.ts';

const untouched = {
  application: null,
  billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
  canceled_at: null,
  completed_at: null,
  customer_account: null,
  default_settings: {
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: 'automatic',
    billing_thresholds: null,
    collection_method: 'charge_automatically',
    default_payment_method: null,
    description: null,
    invoice_settings: { account_tax_ids: null, days_until_due: null, issuer: { type: 'self' } },
    on_behalf_of: null,
    transfer_data: null,
  },
  end_behavior: 'release',
  livemode: false,
  metadata: {},
};

const phase = (price: Price, quantity: number, start: number, end: number) => ({
  add_invoice_items: [],
  application_fee_percent: null,
  billing_cycle_anchor: null,
  billing_thresholds: null,
  collection_method: null,
  currency: price.currency,
  default_payment_method: null,
  default_tax_rates: [],
  description: null,
  discounts: [],
  end_date: end,
  invoice_settings: null,
  items: [
    { billing_thresholds: null, discounts: [], metadata: {}, price: price.id, quantity, tax_rates: [] },
  ],
  metadata: {},
  on_behalf_of: null,
  proration_behavior: 'none',
  start_date: start,
  transfer_data: null,
  trial_end: null,
});

/** Changes the plan when the current period ends: a schedule of two phases, as the customer portal makes for a downgrade. */
export function schedulePlan(sandbox: Sandbox, subscription: Subscription, price: Price): Subscription {
  const current = releaseSchedule(sandbox, subscription);
  const [item] = current.items.data;
  if (!item) throw new Error(`${subscription.id} has no item`);
  const { current_period_start: start, current_period_end: end, quantity } = item;
  const schedule: SubscriptionSchedule & Record<string, unknown> = {
    ...untouched,
    id: newId('sub_sched'),
    object: 'subscription_schedule',
    created: timeOf(sandbox, subscription.test_clock),
    current_phase: { end_date: end, start_date: start },
    customer: subscription.customer,
    phases: [
      phase(item.price, quantity, start, end),
      phase(price, quantity, end, periodEnd(end, end, price)),
    ],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: subscription.test_clock,
  };
  sandbox.store.put(schedule);
  recordEvent(sandbox, 'subscription_schedule.created', schedule);
  return putChanged(sandbox, 'customer.subscription.updated', current, { ...current, schedule: schedule.id });
}

/** Lets a subscription go on without its schedule. */
export function releaseSchedule(sandbox: Sandbox, subscription: Subscription): Subscription {
  const schedule =
    subscription.schedule === null
      ? undefined
      : sandbox.store.get('subscription_schedule', subscription.schedule);
  if (!schedule) return subscription;
  const released = sandbox.store.put<SubscriptionSchedule>({
    ...schedule,
    current_phase: null,
    released_at: timeOf(sandbox, subscription.test_clock),
    released_subscription: subscription.id,
    status: 'released',
    subscription: null,
  });
  recordEvent(sandbox, 'subscription_schedule.released', released);
  return sandbox.store.put({ ...subscription, schedule: null });
}

/** The price that a schedule wants from the period on that now begins. */
export function scheduledPrice({ store }: Sandbox, { schedule }: Subscription): Price | undefined {
  const next =
    schedule === null ? undefined : store.get('subscription_schedule', schedule)?.phases[1]?.items[0];
  return next && store.get('price', next.price);
}
