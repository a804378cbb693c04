import path from 'node:path';
import { type ApiCall, type StripeSandbox, startStripeSandbox } from '@footlight/stripe-sandbox';
import { type Comparison, startComparison } from '@footlight/stripe-sandbox/conformance';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStripe, type StripeGateway } from '../src/gateways/stripe/stripe.ts';

const calls: ApiCall[] = [];
let sandbox: StripeSandbox;
let comparison: Comparison;
let stripe: StripeGateway;

beforeAll(async () => {
  const cacheDir = path.resolve(import.meta.dirname, '../../../.cache');
  const [secretKey, webhookSecret] = ['sk_test_of_the_calls', 'whsec_of_the_calls'];
  [comparison, sandbox] = await Promise.all([
    startComparison({ env: process.env, cacheDir, progress: console.log }),
    startStripeSandbox({ file: ':memory:', secretKey, webhookSecret, onCall: (call) => calls.push(call) }),
  ]);
  stripe = openStripe({
    secretKey,
    webhookSecrets: [webhookSecret],
    apiUrl: new URL(sandbox.url),
    live: false,
    graceMs: 0,
    trialDays: 14,
    tax: true,
    promotionCodes: true,
  });
});
afterAll(async () => {
  await sandbox.close();
  await comparison.stop();
});

test('Stripe’s own description allows every call that we make', async () => {
  const customerId = await stripe.createCustomer({ userId: 'usr_1', email: 'ada@example.com' }, 'customer');
  await stripe.updateEmail(customerId, 'ada@example.org');
  const checkout = {
    customerId,
    userId: 'usr_1',
    offer: { plan: 'creator', interval: 'year' },
    successUrl: 'https://live.example/billing/return',
    cancelUrl: 'https://live.example/plans',
  } as const;
  await stripe.createCheckout({ ...checkout, first: true }, 'left');
  const [left] = await stripe.listOpenCheckouts(customerId);
  expect(await stripe.expireCheckout(left?.id ?? '')).toBe(true);
  expect(await stripe.expireCheckout(left?.id ?? '')).toBe(true);
  await stripe.createCheckout({ ...checkout, first: false }, 'paid');
  const [paid] = await stripe.listOpenCheckouts(customerId);
  await sandbox.control.pay(paid?.id ?? '', 'success');
  await sandbox.control.openDispute(customerId);
  await stripe.createPortal(customerId, 'https://live.example/account');

  const { subscriptions, invoices, disputes } = await sandbox.control.truth(customerId);
  const snapshot = await stripe.fetchCustomer(customerId);
  expect(snapshot?.subscriptions).toHaveLength(1);
  const { charge } = disputes[0] as { charge: string };
  const owned = [
    ['subscription', subscriptions[0]?.id],
    ['invoice', invoices[0]?.id],
    ['checkout.session', paid?.id],
    ['charge', charge],
    ['dispute', disputes[0]?.id],
  ] as const;
  for (const [type, id] of owned) {
    expect(await stripe.customerOf({ type, id: String(id) })).toBe(customerId);
  }
  await stripe.cancelSubscription(String(subscriptions[0]?.id));
  await stripe.deleteCustomer(customerId);

  expect(calls.length).toBeGreaterThan(20);
  expect(await comparison.problemsOfCalls(calls)).toEqual([]);
});
