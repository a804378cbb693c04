import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { findStripeMock, startStripeMock, type StripeMock } from '@footlight/local-stack';
import { OpenApi } from '../test/open-api.ts';
import { problemOfRequest, recordingClient } from '../test/recorded-calls.ts';
import { sandboxWithClient, type SandboxWithClient } from '../test/sandbox-with-client.ts';
import { routes } from './http/routes.ts';

let sandbox: SandboxWithClient;
let mock: StripeMock;
let openApi: OpenApi;
beforeAll(async () => {
  const cacheDir = path.resolve(import.meta.dirname, '../../../.cache');
  const found = await findStripeMock({ env: process.env, cacheDir, progress: console.log });
  openApi = new OpenApi(found.openApi);
  [mock, sandbox] = await Promise.all([startStripeMock(found.command), sandboxWithClient()]);
});
afterAll(async () => {
  await sandbox.close();
  await mock.stop();
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
  const { stripe, calls } = recordingClient(sandbox.url);
  await callEverything(stripe);

  const uncalled = routes
    .filter(({ path: pattern }) => pattern.source.includes('v1'))
    .filter(
      ({ method, path: pattern }) => !calls.some((call) => call.method === method && pattern.test(call.path)),
    )
    .map(({ method, path: pattern }) => `${method} ${pattern.source}`);
  expect(uncalled).toEqual([]);

  const refused: string[] = [];
  const different = new Set<string>();
  for (const call of calls) {
    const problem = await problemOfRequest(mock.url, call);
    if (problem !== undefined) refused.push(problem);
    for (const line of openApi.problemsOfAnswer(call.method, call.path, call.answer)) {
      different.add(`${call.method} ${call.path.replaceAll(/_[A-Za-z0-9]{8,}/g, '_…')}: ${line}`);
    }
  }
  expect(refused).toEqual([]);
  expect([...different]).toEqual([]);

  const shapes = new Set<string>();
  for (const event of await sandbox.control.events()) {
    const { object } = event.data as { object: Record<string, unknown> };
    for (const line of [...openApi.problemsOfObject(event), ...openApi.problemsOfObject(object)]) {
      shapes.add(`${String(event.type)}: ${line}`);
    }
  }
  expect([...shapes]).toEqual([]);
});
