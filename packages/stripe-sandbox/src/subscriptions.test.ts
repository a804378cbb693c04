import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { sandboxWithClient, type SandboxWithClient } from '../test/sandbox-with-client.ts';

let sandbox: SandboxWithClient;
beforeEach(async () => {
  sandbox = await sandboxWithClient();
});
afterEach(() => sandbox.close());

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A month with the hour after which its invoice is paid. */
const MONTH = 31 * DAY + 2 * HOUR;

const statusOf = async (customer: string) => (await sandbox.subscriptionOf(customer)).status;
const priceOf = async (customer: string) =>
  (await sandbox.subscriptionOf(customer)).items.data[0]?.price.lookup_key;

async function portalOf(customer: string) {
  const { url } = await sandbox.stripe.billingPortal.sessions.create({
    customer,
    return_url: 'http://localhost/account',
  });
  return {
    read: async () => (await fetch(url)).text(),
    send: async (fields: Record<string, string>) => {
      const answer = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
      });
      expect(answer.status).toBe(303);
      return answer.headers.get('location') ?? '';
    },
  };
}

describe('renewal', () => {
  test('a period ends, its invoice is a draft for an hour, then it is paid', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const end = subscription.items.data[0]?.current_period_end ?? 0;
    await sandbox.control.advanceTestClock(customer, end + 60);
    const renewed = await sandbox.subscriptionOf(customer);
    expect(renewed.items.data[0]?.current_period_start).toBe(end);
    const latest = async () => {
      const { data } = await sandbox.stripe.invoices.list({ customer, limit: 1 });
      return data[0];
    };
    expect(await latest()).toMatchObject({ status: 'draft', billing_reason: 'subscription_cycle' });
    await sandbox.control.advanceTestClock(customer, end + HOUR + 60);
    expect(await latest()).toMatchObject({ id: renewed.latest_invoice, status: 'paid', amount_paid: 1200 });
  });

  test('that fails is tried again for days, and paid in time the subscription goes on', async () => {
    const { customer } = await sandbox.subscribed();
    await sandbox.control.setCard(customer, 'renewals_fail');
    await sandbox.control.advanceTestClock(customer, { by: MONTH });
    expect(await statusOf(customer)).toBe('past_due');
    await sandbox.control.setCard(customer, 'success');
    await sandbox.control.advanceTestClock(customer, { by: 3 * DAY });
    expect(await statusOf(customer)).toBe('active');
  });

  test.each(['canceled', 'unpaid'] as const)(
    'that fails for good ends as %s, by the setting',
    async (end) => {
      const { customer } = await sandbox.subscribed();
      await sandbox.control.setAfterRetries(end === 'canceled' ? 'cancel' : 'unpaid');
      await sandbox.control.setCard(customer, 'renewals_fail');
      await sandbox.control.advanceTestClock(customer, { by: MONTH });
      for (const days of [3, 5, 7]) {
        expect(await statusOf(customer)).toBe('past_due');
        await sandbox.control.advanceTestClock(customer, { by: days * DAY });
      }
      const ended = await sandbox.subscriptionOf(customer);
      expect(ended.status).toBe(end);
      if (end === 'canceled') expect(ended.cancellation_details?.reason).toBe('payment_failed');
    },
  );

  test('of twelve months takes twelve payments, in the days of the calendar', async () => {
    const start = Date.UTC(2027, 0, 31, 12) / 1000;
    const clock = await sandbox.stripe.testHelpers.testClocks.create({ frozen_time: start });
    const { id: customer } = await sandbox.stripe.customers.create({ test_clock: clock.id });
    const { data } = await sandbox.stripe.prices.list({ lookup_keys: ['footlight_pro_month'] });
    const session = await sandbox.stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [{ price: data[0]?.id ?? '', quantity: 1 }],
      success_url: 'http://localhost/',
    });
    await sandbox.control.pay(session.id, 'success');
    await sandbox.control.advanceTestClock(clock.id, Date.UTC(2027, 11, 31, 14) / 1000);
    const invoices = await sandbox.stripe.invoices.list({ customer, limit: 100 });
    expect(invoices.data.map(({ created }) => new Date(created * 1000).toISOString().slice(5, 10))).toEqual([
      '12-31',
      '11-30',
      '10-31',
      '09-30',
      '08-31',
      '07-31',
      '06-30',
      '05-31',
      '04-30',
      '03-31',
      '02-28',
      '01-31',
    ]);
    expect(invoices.data.every(({ status, amount_paid }) => status === 'paid' && amount_paid === 2900)).toBe(
      true,
    );
  });
});

describe('end', () => {
  test('a cancellation in the portal shows as cancel_at, may be taken back, and takes effect with the period', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const end = subscription.items.data[0]?.current_period_end ?? 0;
    const portal = await portalOf(customer);
    await portal.send({ subscription: subscription.id, act: 'cancel' });
    expect(await sandbox.subscriptionOf(customer)).toMatchObject({
      status: 'active',
      cancel_at: end,
      cancel_at_period_end: false,
    });
    await portal.send({ subscription: subscription.id, act: 'resume' });
    expect(await sandbox.subscriptionOf(customer)).toMatchObject({ status: 'active', cancel_at: null });
    await portal.send({ subscription: subscription.id, act: 'cancel' });
    await sandbox.control.advanceTestClock(customer, end - 60);
    expect(await statusOf(customer)).toBe('active');
    await sandbox.control.advanceTestClock(customer, end);
    expect(await statusOf(customer)).toBe('canceled');
    expect((await sandbox.stripe.invoices.list({ customer })).data).toHaveLength(1);
  });

  test('cancel_at_period_end of the API ends it with the period', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    await sandbox.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    await sandbox.control.advanceTestClock(customer, { by: MONTH });
    expect(await statusOf(customer)).toBe('canceled');
  });

  test('at once is once: the second time there is no such subscription', async () => {
    const { subscription } = await sandbox.subscribed();
    expect((await sandbox.stripe.subscriptions.cancel(subscription.id)).status).toBe('canceled');
    await expect(sandbox.stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({
      statusCode: 404,
      code: 'resource_missing',
    });
  });

  test('a deleted customer has none any more, and is shown as deleted', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    expect(await sandbox.stripe.customers.del(customer)).toEqual({
      id: customer,
      object: 'customer',
      deleted: true,
    });
    expect(await sandbox.stripe.customers.retrieve(customer)).toEqual({
      id: customer,
      object: 'customer',
      deleted: true,
    });
    expect((await sandbox.stripe.subscriptions.retrieve(subscription.id)).status).toBe('canceled');
    await expect(sandbox.stripe.subscriptions.list({ customer })).rejects.toMatchObject({
      code: 'resource_missing',
    });
    await expect(sandbox.stripe.customers.del(customer)).rejects.toMatchObject({ statusCode: 404 });
  });
});

describe('change of plan', () => {
  test('to a dearer one is paid in part, and counts at once', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const { current_period_start: start = 0, current_period_end: end = 0 } = subscription.items.data[0] ?? {};
    await sandbox.control.advanceTestClock(customer, start + (end - start) / 2);
    const portal = await portalOf(customer);
    await portal.send({ subscription: subscription.id, price: (await sandbox.price('pro_month')).id });
    expect(await priceOf(customer)).toBe('footlight_pro_month');
    const [invoice] = (await sandbox.stripe.invoices.list({ customer })).data;
    expect(invoice).toMatchObject({
      billing_reason: 'subscription_update',
      amount_paid: 850,
      status: 'paid',
    });
    expect(invoice?.lines.data.map(({ amount }) => amount)).toEqual([-600, 1450]);
    expect((await sandbox.subscriptionOf(customer)).items.data[0]?.current_period_end).toBe(end);
  });

  test('that is declined leaves the plan as it was, with its invoice void', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const portal = await portalOf(customer);
    await portal.send({ card: 'decline' });
    const price = (await sandbox.price('pro_month')).id;
    expect(await portal.send({ subscription: subscription.id, price })).toMatch(/\?declined$/);
    expect(await sandbox.subscriptionOf(customer)).toMatchObject({ status: 'active', pending_update: null });
    expect(await priceOf(customer)).toBe('footlight_creator_month');
    expect((await sandbox.stripe.invoices.list({ customer })).data[0]?.status).toBe('void');
  });

  test('that needs 3-D Secure waits for it', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const portal = await portalOf(customer);
    await portal.send({ card: 'three_d_secure_always' });
    const price = (await sandbox.price('pro_month')).id;
    const challenge = await portal.send({ subscription: subscription.id, price });
    expect((await sandbox.subscriptionOf(customer)).pending_update?.subscription_items).toHaveLength(1);
    expect(await priceOf(customer)).toBe('footlight_creator_month');
    const answer = {
      method: 'POST',
      body: new URLSearchParams({ answer: 'pass' }),
      redirect: 'manual',
    } as const;
    expect((await fetch(`${sandbox.url}${challenge}`, answer)).status).toBe(303);
    expect(await priceOf(customer)).toBe('footlight_pro_month');
  });

  test('to a cheaper one waits for the end of the period, and may be taken back', async () => {
    const { customer, subscription } = await sandbox.subscribed('pro_month');
    const portal = await portalOf(customer);
    const price = (await sandbox.price('creator_month')).id;
    await portal.send({ subscription: subscription.id, price });
    expect((await sandbox.subscriptionOf(customer)).schedule).toMatch(/^sub_sched_/);
    expect(await priceOf(customer)).toBe('footlight_pro_month');
    await portal.send({ subscription: subscription.id, act: 'keep_plan' });
    expect((await sandbox.subscriptionOf(customer)).schedule).toBeNull();
    await portal.send({ subscription: subscription.id, price });
    await sandbox.control.advanceTestClock(customer, { by: MONTH });
    expect(await priceOf(customer)).toBe('footlight_creator_month');
    expect((await sandbox.stripe.invoices.list({ customer })).data[0]?.amount_paid).toBe(1200);
  });

  test('from months to years begins a new year, less what was not used', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const portal = await portalOf(customer);
    await portal.send({ subscription: subscription.id, price: (await sandbox.price('creator_year')).id });
    const [item] = (await sandbox.subscriptionOf(customer)).items.data;
    const days = ((item?.current_period_end ?? 0) - (item?.current_period_start ?? 0)) / DAY;
    expect(days).toBeGreaterThan(364);
    expect((await sandbox.stripe.invoices.list({ customer })).data[0]?.amount_paid).toBe(12_000 - 1200);
  });

  test('by the API is put on the next invoice, or refused as a whole when it cannot be paid', async () => {
    const { customer, subscription } = await sandbox.subscribed();
    const [item] = subscription.items.data;
    const items = [{ id: item?.id ?? '', price: (await sandbox.price('pro_month')).id }];
    await sandbox.control.setCard(customer, 'decline');
    await expect(
      sandbox.stripe.subscriptions.update(subscription.id, {
        items,
        proration_behavior: 'always_invoice',
        payment_behavior: 'error_if_incomplete',
      }),
    ).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' });
    expect(await priceOf(customer)).toBe('footlight_creator_month');
    await sandbox.stripe.subscriptions.update(subscription.id, { items });
    expect(await priceOf(customer)).toBe('footlight_pro_month');
    await sandbox.control.setCard(customer, 'success');
    await sandbox.control.advanceTestClock(customer, { by: MONTH });
    expect((await sandbox.stripe.invoices.list({ customer })).data[0]?.lines.data).toHaveLength(3);
  });
});

describe('trial', () => {
  const trial = { subscription_data: { trial_period_days: 14 } };

  test('with a card is announced, becomes active before its invoice is paid', async () => {
    const { customer, session } = await sandbox.checkout('creator_month', trial);
    await sandbox.control.pay(session.id, 'success');
    expect((await sandbox.stripe.checkout.sessions.retrieve(session.id)).payment_status).toBe(
      'no_payment_required',
    );
    expect(await statusOf(customer)).toBe('trialing');
    await sandbox.control.advanceTestClock(customer, { by: 11 * DAY + HOUR });
    await sandbox.control.advanceTestClock(customer, { by: 3 * DAY - HOUR / 2 });
    expect(await statusOf(customer)).toBe('active');
    expect((await sandbox.stripe.invoices.list({ customer })).data[0]?.status).toBe('draft');
    await sandbox.control.settled();
    expect(sandbox.receiver.types().filter((type) => type.endsWith('trial_will_end'))).toHaveLength(1);
  });

  test.each(['pause', 'cancel', 'create_invoice'] as const)(
    'without a card ends with %s',
    async (missing) => {
      const { customer, session } = await sandbox.checkout('creator_month', {
        payment_method_collection: 'if_required',
        subscription_data: {
          ...trial.subscription_data,
          trial_settings: { end_behavior: { missing_payment_method: missing } },
        },
      });
      await sandbox.control.pay(session.id);
      await sandbox.control.advanceTestClock(customer, { by: 14 * DAY + 2 * HOUR });
      const ends = { pause: 'paused', cancel: 'canceled', create_invoice: 'past_due' };
      expect(await statusOf(customer)).toBe(ends[missing]);
      if (missing !== 'pause') return;
      const portal = await portalOf(customer);
      await portal.send({ card: 'success' });
      await portal.send({ subscription: (await sandbox.subscriptionOf(customer)).id, act: 'resume_paused' });
      expect(await statusOf(customer)).toBe('active');
    },
  );
});

describe('money that goes back', () => {
  test('a refund keeps the subscription', async () => {
    const { customer } = await sandbox.subscribed();
    await sandbox.control.refund(customer);
    const [charge] = (await sandbox.stripe.charges.list({ customer })).data;
    expect(charge).toMatchObject({ refunded: true, amount_refunded: 1200 });
    expect(await statusOf(customer)).toBe('active');
    await expect(sandbox.stripe.refunds.create({ charge: charge?.id ?? '' })).rejects.toMatchObject({
      code: 'charge_already_refunded',
    });
  });

  test.each(['won', 'lost'] as const)('a dispute is opened, and %s', async (how) => {
    const { customer } = await sandbox.subscribed();
    const dispute = await sandbox.control.openDispute(customer);
    const [charge] = (await sandbox.stripe.charges.list({ customer })).data;
    expect(charge?.disputed).toBe(true);
    const listed = async () => (await sandbox.stripe.disputes.list({ charge: charge?.id ?? '' })).data;
    expect((await listed()).map(({ id, status }) => [id, status])).toEqual([[dispute, 'needs_response']]);
    await sandbox.control.closeDispute(dispute, how);
    expect((await listed())[0]?.status).toBe(how);
    await sandbox.control.settled();
    expect(sandbox.receiver.types().includes('charge.dispute.funds_reinstated')).toBe(how === 'won');
  });

  test('a card of that kind is disputed at once', async () => {
    const { customer } = await sandbox.subscribed('creator_month', 'disputed');
    expect((await sandbox.control.truth(customer)).disputes).toHaveLength(1);
  });
});
