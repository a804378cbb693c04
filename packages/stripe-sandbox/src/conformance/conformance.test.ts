import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { sandboxWithClient, type SandboxWithClient } from '../../test/sandbox-with-client.ts';
import { routes } from '../http/routes.ts';
import type { ApiCall } from '../http/serve.ts';
import { startComparison, type Comparison } from './start-comparison.ts';

const calls: ApiCall[] = [];
let sandbox: SandboxWithClient;
let comparison: Comparison;
beforeAll(async () => {
  const cacheDir = path.resolve(import.meta.dirname, '../../../../.cache');
  [comparison, sandbox] = await Promise.all([
    startComparison({ env: process.env, cacheDir, progress: console.log }),
    sandboxWithClient({ onCall: (call) => calls.push(call) }),
  ]);
});
afterAll(async () => {
  await sandbox.close();
  await comparison.stop();
});

const idOf = (value: string | { id: string } | null | undefined) =>
  typeof value === 'string' ? value : (value?.id ?? '');

/** Every call of the sandbox, with the parameters that our code sends. */
async function callEverything(stripe: Stripe) {
  await stripe.rawRequest('GET', '/v1/account');
  const product = await stripe.products.create({ id: 'cushion', name: 'Cushion', metadata: { a: '1' } });
  await stripe.products.update(product.id, { description: 'Soft' });
  await stripe.products.retrieve(product.id);
  await stripe.products.list({ active: true, ids: [product.id] });
  const made = await stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 500,
    recurring: { interval: 'month' },
    lookup_key: 'cushion_month',
    transfer_lookup_key: true,
  });
  await stripe.prices.update(made.id, { nickname: 'Monthly' });
  await stripe.prices.retrieve(made.id);
  const { data: prices } = await stripe.prices.list({
    lookup_keys: ['footlight_creator_month', 'footlight_pro_month'],
  });
  const [pro, creator] = prices;

  const configuration = await stripe.billingPortal.configurations.create({
    features: {
      customer_update: { enabled: true, allowed_updates: ['email'] },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      subscription_update: {
        enabled: true,
        default_allowed_updates: ['price'],
        proration_behavior: 'always_invoice',
        products: [{ product: 'footlight_pro', prices: [pro?.id ?? ''] }],
        schedule_at_period_end: { conditions: [{ type: 'decreasing_item_amount' }] },
      },
    },
  });
  await stripe.billingPortal.configurations.update(configuration.id, { active: true });
  await stripe.billingPortal.configurations.retrieve(configuration.id);
  await stripe.billingPortal.configurations.list({ active: true });

  const clock = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000, name: 'A year' });
  await stripe.testHelpers.testClocks.retrieve(clock.id);
  await stripe.testHelpers.testClocks.list();

  const customer = await stripe.customers.create({ email: 'ada@example.com', test_clock: clock.id });
  await stripe.customers.update(customer.id, { email: 'ada@example.org', metadata: { user: 'usr_1' } });
  await stripe.customers.retrieve(customer.id, { expand: ['subscriptions'] });
  await stripe.customers.list({ email: 'ada@example.org' });

  const order = {
    mode: 'subscription',
    customer: customer.id,
    client_reference_id: 'usr_1',
    line_items: [{ price: creator?.id ?? '', quantity: 1 }],
    success_url: 'https://live.example/billing/return?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://live.example/plans',
    allow_promotion_codes: true,
    automatic_tax: { enabled: true },
    customer_update: { address: 'auto', name: 'auto' },
    subscription_data: { metadata: { user: 'usr_1' } },
  } satisfies Stripe.Checkout.SessionCreateParams;
  const left = await stripe.checkout.sessions.create(order);
  await stripe.checkout.sessions.expire(left.id);
  const session = await stripe.checkout.sessions.create(order);
  await sandbox.control.pay(session.id, 'success');
  await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items', 'subscription'] });
  await stripe.checkout.sessions.list({ customer: customer.id, status: 'complete' });

  const { data } = await stripe.subscriptions.list({ customer: customer.id, status: 'all', limit: 100 });
  const [subscription] = data;
  if (!subscription) throw new Error('There is no subscription');
  await stripe.subscriptions.update(subscription.id, {
    items: [{ id: subscription.items.data[0]?.id ?? '', price: pro?.id ?? '' }],
    proration_behavior: 'always_invoice',
    payment_behavior: 'pending_if_incomplete',
  });
  await stripe.subscriptions.retrieve(subscription.id, {
    expand: ['latest_invoice.payments', 'customer', 'default_payment_method'],
  });
  await sandbox.control.advanceTestClock(clock.id, { by: 40 * 86_400 });
  await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  await sandbox.control.setCard(customer.id, 'three_d_secure_always');

  await stripe.billingPortal.sessions.create({
    customer: customer.id,
    return_url: 'https://live.example/account',
  });
  const { data: invoices } = await stripe.invoices.list({ customer: customer.id, limit: 100 });
  await stripe.invoices.retrieve(invoices[0]?.id ?? '');
  const { data: charges } = await stripe.charges.list({ customer: customer.id });
  await stripe.charges.retrieve(charges[0]?.id ?? '', { expand: ['refunds'] });
  await stripe.paymentIntents.retrieve(idOf(charges[0]?.payment_intent));
  const refund = await stripe.refunds.create({ charge: charges.at(-1)?.id ?? '', amount: 100 });
  await stripe.refunds.retrieve(refund.id);
  await stripe.refunds.list({ charge: charges.at(-1)?.id ?? '' });
  const dispute = await sandbox.control.openDispute(customer.id);
  await stripe.disputes.retrieve(dispute);
  await stripe.disputes.list({ charge: charges[0]?.id ?? '' });

  const endpoint = await stripe.webhookEndpoints.create({
    url: 'https://live.example/webhooks/stripe',
    enabled_events: ['customer.subscription.updated'],
  });
  await stripe.webhookEndpoints.update(endpoint.id, { enabled_events: ['*'], disabled: true });
  await stripe.webhookEndpoints.retrieve(endpoint.id);
  await stripe.webhookEndpoints.list({ limit: 100 });
  await stripe.webhookEndpoints.del(endpoint.id);

  await stripe.subscriptions.cancel(subscription.id);
  await stripe.customers.del(customer.id);
  await stripe.customers.retrieve(customer.id);
  const { data: events } = await stripe.events.list({ type: 'invoice.paid' });
  await stripe.events.retrieve(events[0]?.id ?? '');
  const { frozen_time: now } = await stripe.testHelpers.testClocks.retrieve(clock.id);
  await stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: now + 60 });
  await sandbox.control.settled();
  await stripe.testHelpers.testClocks.del(clock.id);
}

test('stripe-mock accepts every call, and every answer and event has the shape of Stripe’s own description', async () => {
  await callEverything(sandbox.stripe);

  const uncalled = routes
    .filter(({ path: pattern }) => pattern.source.includes('v1'))
    .filter(
      ({ method, path: pattern }) =>
        !calls.some((call) => call.method === method && pattern.test(call.url.split('?')[0] ?? '')),
    )
    .map(({ method, path: pattern }) => `${method} ${pattern.source}`);
  expect(uncalled).toEqual([]);
  expect(calls.filter(({ status }) => status !== 200)).toEqual([]);

  expect(await comparison.problemsOfCalls(calls)).toEqual([]);
  expect(comparison.problemsOfEvents(await sandbox.control.events())).toEqual([]);
});

test('a request that Stripe would refuse, and an answer that differs, are found', async () => {
  const good = calls.find(({ method, url }) => method === 'POST' && url === '/v1/customers');
  if (!good) throw new Error('No customer was made');
  const answer = JSON.stringify({
    ...(JSON.parse(good.answer) as object),
    created: 'today',
    colour: 'red',
    livemode: undefined,
  });
  const problems = await comparison.problemsOfCalls([{ ...good, body: 'colour=red', answer }]);
  expect(problems.slice(1).sort()).toEqual([
    'POST /v1/customers: .colour is unknown',
    'POST /v1/customers: .created is "today"',
    'POST /v1/customers: .livemode is missing',
  ]);
  expect(problems[0]).toMatch(/^POST \/v1\/customers: the request is refused: .*additional properties/);
});
