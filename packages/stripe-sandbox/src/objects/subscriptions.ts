import { z } from 'zod';
import { putChanged } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import {
  flag,
  ignored,
  integer,
  mergeMetadata,
  metadata,
  optional,
  orEmpty,
  page,
  text,
} from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { cardError, invalidRequest, noSuch } from '../http/stripe-error.ts';
import { cancelNow, isOver, keepSubscription } from '../lifecycle/cancel.ts';
import { changePlan } from '../lifecycle/change-plan.ts';
import { dropPendingUpdate } from '../lifecycle/pending-update.ts';
import { endTrial } from '../lifecycle/renew.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { needCustomer } from './customers.ts';
import type { Price } from './catalogue-kinds.ts';
import type { Subscription } from './subscription-kinds.ts';
import { methodOf } from './payment-methods.ts';

const feedback = z.enum([
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
]);
const cancellationDetails = optional({ comment: orEmpty(text), feedback: orEmpty(feedback) });
const proration = z.enum(['create_prorations', 'always_invoice', 'none']);

const updateParams = optional({
  cancel_at: orEmpty(z.union([integer, z.enum(['min_period_end', 'max_period_end'])])),
  cancel_at_period_end: flag,
  cancellation_details: cancellationDetails,
  default_payment_method: text,
  description: orEmpty(text),
  items: z
    .array(
      z.strictObject({
        id: text,
        price: text.optional(),
        quantity: integer.pipe(z.number().min(1)).optional(),
        metadata: ignored.optional(),
      }),
    )
    .length(1),
  metadata,
  payment_behavior: z.enum([
    'allow_incomplete',
    'default_incomplete',
    'error_if_incomplete',
    'pending_if_incomplete',
  ]),
  payment_settings: ignored,
  proration_behavior: proration,
  proration_date: ignored,
  trial_end: z.union([z.literal('now'), integer]),
});
type UpdateParams = z.infer<typeof updateParams>;

/** @throws StripeError when there is none */
function needSubscription({ store }: Sandbox, id: string): Subscription {
  const subscription = store.get('subscription', id);
  if (!subscription) throw noSuch('subscription', id);
  return subscription;
}

const retrieve = route('GET', '/v1/subscriptions/:id', none, ({ sandbox, id }) =>
  render(sandbox, needSubscription(sandbox, id)),
);

const listParams = optional({
  ...page,
  collection_method: ignored,
  current_period_end: ignored,
  current_period_start: ignored,
  customer: text,
  price: text,
  status: z.enum([
    'active',
    'all',
    'canceled',
    'ended',
    'incomplete',
    'incomplete_expired',
    'past_due',
    'paused',
    'trialing',
    'unpaid',
  ]),
  test_clock: text,
});

const list = route('GET', '/v1/subscriptions', listParams, ({ sandbox, params }) => {
  const { customer, price, status, test_clock: clock, ...rest } = params;
  if (customer !== undefined) needCustomer(sandbox, customer, 'customer');
  const wanted = sandbox.store
    .all('subscription', customer === undefined ? {} : { customer })
    .filter((subscription) => hasStatus(subscription, status))
    .filter(({ items }) => price === undefined || items.data.some((item) => item.price.id === price))
    .filter((subscription) => clock === undefined || subscription.test_clock === clock);
  return listPage(sandbox, '/v1/subscriptions', wanted, rest);
});

/** Without a status all that are not canceled, as at Stripe. */
function hasStatus(subscription: Subscription, wanted?: string): boolean {
  if (wanted === undefined) return subscription.status !== 'canceled';
  if (wanted === 'ended') return isOver(subscription);
  return wanted === 'all' || subscription.status === wanted;
}

const update = route('POST', '/v1/subscriptions/:id', updateParams, ({ sandbox, id, params }) => {
  const before = needSubscription(sandbox, id);
  if (isOver(before)) {
    throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.');
  }
  const named = putChanged(sandbox, 'customer.subscription.updated', before, {
    ...before,
    default_payment_method: params.default_payment_method ?? before.default_payment_method,
    description: params.description === undefined ? before.description : params.description,
    metadata: mergeMetadata(before.metadata, params.metadata),
  });
  const ending = updateEnd(sandbox, named, params);
  const [item] = params.items ?? [];
  if (item) changeItem(sandbox, ending, item, params);
  if (params.trial_end !== undefined) moveTrialEnd(sandbox, needSubscription(sandbox, id), params.trial_end);
  return render(sandbox, needSubscription(sandbox, id));
});

function updateEnd(sandbox: Sandbox, subscription: Subscription, params: UpdateParams): Subscription {
  const { cancel_at: at, cancel_at_period_end: atPeriodEnd, cancellation_details: details } = params;
  if (at === null || atPeriodEnd === false) return keepSubscription(sandbox, subscription);
  if (at === undefined && atPeriodEnd === undefined) return subscription;
  const periodEnd = subscription.items.data[0]?.current_period_end ?? null;
  return putChanged(sandbox, 'customer.subscription.updated', subscription, {
    ...subscription,
    cancel_at: typeof at === 'number' ? at : periodEnd,
    cancel_at_period_end: atPeriodEnd ?? false,
    canceled_at: timeOf(sandbox, subscription.test_clock),
    cancellation_details: {
      comment: details?.comment ?? null,
      feedback: details?.feedback ?? null,
      feedback_option: null,
      reason: 'cancellation_requested',
    },
  });
}

function changeItem(
  sandbox: Sandbox,
  subscription: Subscription,
  wanted: NonNullable<UpdateParams['items']>[number],
  params: UpdateParams,
): void {
  const item = subscription.items.data.find(({ id }) => id === wanted.id);
  if (!item) throw noSuch('subscription item', wanted.id, 'items[0][id]');
  const price = wanted.price === undefined ? item.price : sandbox.store.get('price', wanted.price);
  if (!price) throw noSuch('price', wanted.price ?? '', 'items[0][price]');
  checkPrice(price, subscription.currency, 'items[0][price]');
  const behavior = params.payment_behavior ?? 'allow_incomplete';
  const payment = changePlan(sandbox, subscription, {
    price,
    quantity: wanted.quantity ?? item.quantity,
    proration: params.proration_behavior ?? 'create_prorations',
    whenPaid: behavior === 'pending_if_incomplete' || behavior === 'error_if_incomplete',
    method: methodOf(sandbox, subscription),
    present: false,
  });
  if (behavior !== 'error_if_incomplete' || payment.outcome === 'paid') return;
  dropPendingUpdate(sandbox, needSubscription(sandbox, subscription.id), 'declined');
  const {
    code,
    decline_code: declineCode,
    message,
  } = payment.outcome === 'failed'
    ? payment.decline
    : { code: 'subscription_payment_intent_requires_action', message: 'Payment requires confirmation.' };
  throw cardError(code, declineCode, message);
}

/** @throws StripeError for one that no subscription can be for */
export function checkPrice(price: Price, currency: string | null, param: string): void {
  if (!price.active) throw invalidRequest('The price specified is inactive.', { param });
  if (!price.recurring) {
    throw invalidRequest(
      'The price specified is set to `type=one_time` but this field only accepts prices with `type=recurring`.',
      { param },
    );
  }
  if (currency !== null && price.currency !== currency) {
    throw invalidRequest(`The price specified is in ${price.currency}, not in ${currency}.`, { param });
  }
}

function moveTrialEnd(sandbox: Sandbox, subscription: Subscription, end: 'now' | number): void {
  if (subscription.status !== 'trialing') throw invalidRequest('The subscription is not in a trial.');
  const now = timeOf(sandbox, subscription.test_clock);
  if (end !== 'now' && end <= now)
    throw invalidRequest('The trial must end in the future.', { param: 'trial_end' });
  const at = end === 'now' ? now : end;
  const moved = putChanged(sandbox, 'customer.subscription.updated', subscription, {
    ...subscription,
    billing_cycle_anchor: at,
    items: {
      ...subscription.items,
      data: subscription.items.data.map((item) => ({ ...item, current_period_end: at })),
    },
    trial_end: at,
  });
  if (end === 'now') endTrial(sandbox, moved);
}

const cancelParams = optional({
  cancellation_details: cancellationDetails,
  invoice_now: flag,
  prorate: flag,
});

const cancel = route('DELETE', '/v1/subscriptions/:id', cancelParams, ({ sandbox, id, params }) => {
  const subscription = needSubscription(sandbox, id);
  if (isOver(subscription)) throw noSuch('subscription', id);
  const details = { ...subscription.cancellation_details, ...params.cancellation_details };
  const asked = { ...subscription, cancellation_details: details };
  return render(sandbox, cancelNow(sandbox, asked, 'cancellation_requested'));
});

export const subscriptionRoutes = [retrieve, list, update, cancel];
