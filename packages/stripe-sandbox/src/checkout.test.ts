import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { sandboxWithClient, webhookSecret, type SandboxWithClient } from '../test/sandbox-with-client.ts';

let sandbox: SandboxWithClient;
beforeEach(async () => {
  sandbox = await sandboxWithClient();
});
afterEach(() => sandbox.close());

test('a paid checkout makes an active subscription, tells the webhooks with signed events, and leads back', async () => {
  const { customer, session } = await sandbox.checkout();
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 1200 });
  const form = {
    method: 'POST',
    body: new URLSearchParams({ card: 'success' }),
    redirect: 'manual',
  } as const;
  const paid = await fetch(session.url ?? '', form);
  expect(paid.status).toBe(303);
  expect(paid.headers.get('location')).toBe(`http://localhost/billing/return?session=${session.id}`);

  const complete = await sandbox.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
  expect(complete).toMatchObject({ status: 'complete', payment_status: 'paid' });
  expect(complete.subscription).toMatchObject({ status: 'active', customer });
  const { items, latest_invoice: latest } = await sandbox.subscriptionOf(customer);
  expect(items.data[0]?.price.lookup_key).toBe('footlight_creator_month');
  const { data: invoices } = await sandbox.stripe.invoices.list({ customer });
  expect(invoices.map(({ id, status, amount_paid }) => [id, status, amount_paid])).toEqual([
    [latest, 'paid', 1200],
  ]);

  await sandbox.control.settled();
  expect(sandbox.receiver.types().filter((type) => !type.startsWith('p'))).toEqual([
    'customer.created',
    'customer.subscription.created',
    'invoice.created',
    'invoice.finalized',
    'charge.succeeded',
    'customer.subscription.updated',
    'invoice.paid',
    'invoice.payment_succeeded',
    'invoice_payment.paid',
    'checkout.session.completed',
  ]);
  for (const { body, signature } of sandbox.receiver.received) {
    const event = sandbox.stripe.webhooks.constructEvent(body, signature, webhookSecret);
    expect(event.livemode).toBe(false);
  }
  const again = await fetch(session.url ?? '', form);
  expect(await again.text()).toContain('Paid already');
  expect((await sandbox.stripe.subscriptions.list({ customer })).data).toHaveLength(1);
});

test('a declined card changes nothing and another one may follow', async () => {
  const { customer, session } = await sandbox.checkout();
  expect(await sandbox.control.pay(session.id, 'decline')).toEqual({
    outcome: 'declined',
    message: 'Your card was declined.',
  });
  expect((await sandbox.stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  expect((await sandbox.control.pay(session.id, 'success')).outcome).toBe('complete');
});

test('3-D Secure leaves the subscription incomplete until it is passed', async () => {
  const { customer, session } = await sandbox.checkout();
  const asked = await sandbox.control.pay(session.id, 'three_d_secure');
  if (asked.outcome !== 'challenge') throw new Error(asked.outcome);
  expect((await sandbox.subscriptionOf(customer)).status).toBe('incomplete');
  await sandbox.control.answerChallenge(asked.payment_intent, false);
  expect((await sandbox.subscriptionOf(customer)).status).toBe('incomplete');
  expect((await sandbox.stripe.checkout.sessions.retrieve(session.id)).status).toBe('open');
  const again = await sandbox.control.pay(session.id, 'three_d_secure');
  if (again.outcome !== 'challenge') throw new Error(again.outcome);
  const passed = await sandbox.control.answerChallenge(again.payment_intent, true);
  expect(passed.url).toContain(session.id);
  expect((await sandbox.subscriptionOf(customer)).status).toBe('active');
  expect((await sandbox.stripe.subscriptions.list({ customer, status: 'all' })).data).toHaveLength(1);
});

test('a bank debit completes the checkout unpaid, and the subscription is active only once it settles', async () => {
  const { customer, session } = await sandbox.checkout();
  await sandbox.control.pay(session.id, 'bank_debit');
  const { status, payment_status: paid } = await sandbox.stripe.checkout.sessions.retrieve(session.id);
  expect([status, paid]).toEqual(['complete', 'unpaid']);
  expect((await sandbox.subscriptionOf(customer)).status).toBe('incomplete');
  await sandbox.control.settle(customer);
  expect((await sandbox.subscriptionOf(customer)).status).toBe('active');
  expect((await sandbox.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe('paid');
  await sandbox.control.settled();
  expect(sandbox.receiver.types()).toContain('checkout.session.async_payment_succeeded');
});

test('a bank debit that fails leaves the subscription incomplete, and it expires after 23 hours', async () => {
  const { customer, session } = await sandbox.checkout();
  await sandbox.control.pay(session.id, 'bank_debit_fails');
  await sandbox.control.settle(customer);
  expect((await sandbox.subscriptionOf(customer)).status).toBe('incomplete');
  await sandbox.control.advanceTestClock(customer, { by: 23 * 3600 + 1 });
  expect((await sandbox.subscriptionOf(customer)).status).toBe('incomplete_expired');
  await sandbox.control.settled();
  expect(sandbox.receiver.types()).toContain('checkout.session.async_payment_failed');
});

test('a session can be expired, and is then not to be paid', async () => {
  const { session } = await sandbox.checkout();
  expect((await sandbox.stripe.checkout.sessions.expire(session.id)).status).toBe('expired');
  await expect(sandbox.control.pay(session.id, 'success')).rejects.toThrow(
    'This checkout session is expired.',
  );
  await expect(sandbox.stripe.checkout.sessions.expire(session.id)).rejects.toThrow('status of expired');
});
