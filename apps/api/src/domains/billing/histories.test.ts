import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Story, startStory } from '../../../test/story.ts';
import { planByStripe } from '../../../test/stripe-truth.ts';
import { sessionIn, syncDue, useBilling } from '../../../test/stripe.ts';
import { expectStatus } from '../../../test/people.ts';

const billing = useBilling();
const control = () => billing().sandbox.control;
const noFaults = {
  lose: 0,
  delay: { count: 0, milliseconds: 0 },
  duplicate: { count: 0, times: 1 },
  reorder: 0,
  hold: false,
};

let story: Story;
beforeEach(async () => {
  story = await startStory(billing());
});
afterEach(async () => {
  await control().deliver(noFaults);
  await control().fail({ count: 0, how: 'drop' });
  // Nothing happens to anybody of another test when the clock moves.
  await billing().app.context.db.customer.deleteMany();
  for await (const { id } of billing().stripe.customers.list()) await billing().stripe.customers.del(id);
  await control().settled();
});

/** What is stored about somebody, without times of syncs. */
async function stored() {
  const { db } = billing().app.context;
  const where = { userId: story.person.id };
  return {
    subscriptions: await db.subscription.findMany({ where, orderBy: { id: 'asc' } }),
    invoices: await db.invoice.findMany({ where, orderBy: { id: 'asc' } }),
    history: await story.history(),
    events: await db.event.count({ where: { accountId: story.person.id } }),
    mails: [await story.mails('payment_failed'), await story.mails('subscription_ended')],
  };
}

/** What holds at the end of every history: the plan is the one by Stripe, and handling everything again changes nothing. */
async function expectConverged(plan: string): Promise<void> {
  const { app, stripe } = billing();
  expect(await story.plan()).toBe(plan);
  const now = Math.floor(app.clock.now().getTime() / 1000);
  expect(await planByStripe(stripe, await story.customer(), now)).toBe(plan);

  const before = await stored();
  const customer = await story.customer();
  for (const event of await control().events()) {
    if (JSON.stringify(event).includes(customer)) await control().redeliver(String(event.id));
  }
  await billing().settle();
  app.clock.advance(3_600_001);
  await syncDue(app);
  expect(await stored()).toEqual(before);
}

const sync = () => billing().app.send('POST', '/v1/billing/sync', { browser: story.person.browser });

/** Histories as billing may go: what happens, and the plan at the end. */
const histories: Record<string, { ends: string; happens: () => Promise<void> }> = {
  '1. created (incomplete) and updated (active) come in the reverse order': {
    ends: 'creator',
    async happens() {
      await control().deliver({ hold: true });
      await story.checkout();
      await story.pay();
      await control().release('reversed');
      await story.settle();
    },
  },
  '2. every event comes three times: one subscription, one mail': {
    ends: 'creator',
    async happens() {
      await control().deliver({ duplicate: { count: 1_000, times: 3 } });
      await story.subscribe('creator', 'renewals_fail');
      await story.advance({ days: 32 });
      await story.settle();
      const { subscriptions, mails } = await stored();
      expect([subscriptions.length, mails]).toEqual([1, [1, 0]]);
    },
  },
  '3. all webhooks are lost, and only the return page asks': {
    ends: 'creator',
    async happens() {
      await control().deliver({ lose: 1_000 });
      await story.checkout();
      await story.pay();
      expect(await story.plan()).toBe('free');
      expectStatus(await sync(), 200);
    },
  },
  '4. all webhooks are lost, and nobody returns': {
    ends: 'creator',
    async happens() {
      await control().deliver({ lose: 1_000 });
      await story.checkout();
      await story.pay();
      await syncDue(billing().app);
      expect(await story.plan()).toBe('free');
      await story.advance({ hours: 1 });
      await syncDue(billing().app);
    },
  },
  '5. incomplete, and expired after 23 hours': {
    ends: 'free',
    async happens() {
      await story.checkout();
      expect(await story.pay('three_d_secure')).toBeDefined();
      await story.settle();
      expect(await story.plan()).toBe('free');
      await story.advance({ hours: 24 });
      await story.settle();
      expect((await stored()).subscriptions).toMatchObject([{ status: 'incomplete_expired' }]);
    },
  },
  '6. 3-D Secure is needed, then done: paid only afterwards': {
    ends: 'pro',
    async happens() {
      await story.checkout('pro');
      const intent = (await story.pay('three_d_secure')) ?? '';
      await story.settle();
      expect(await story.plan()).toBe('free');
      await control().answerChallenge(intent, true);
      await story.settle();
    },
  },
  '7a. a payment that settles days later succeeds': {
    ends: 'creator',
    async happens() {
      await story.subscribe('creator', 'bank_debit');
      expect(await story.plan()).toBe('free');
      await control().settle(await story.customer());
      await story.settle();
    },
  },
  '7b. a payment that settles days later fails': {
    ends: 'free',
    async happens() {
      await story.subscribe('creator', 'bank_debit_fails');
      await control().settle(await story.customer());
      await story.settle();
    },
  },
  '8. an upgrade is paid: the new plan at once': {
    ends: 'pro',
    async happens() {
      await story.subscribe();
      expect(await story.plan()).toBe('creator');
      await story.change('pro');
      await story.settle();
    },
  },
  '9. an upgrade is declined: the old plan': {
    ends: 'creator',
    async happens() {
      await story.subscribe();
      await control().setCard(await story.customer(), 'decline');
      await story.change('pro');
      await story.settle();
    },
  },
  '10. a downgrade is scheduled: the old plan until the end of the period': {
    ends: 'creator',
    async happens() {
      await story.subscribe('pro');
      await story.inPortal({ price: 'creator' });
      await story.advance({ days: 20 });
      await story.settle();
      expect(await story.plan()).toBe('pro');
      await story.advance({ days: 12 });
      await story.settle();
    },
  },
  '11a. canceled for the end of the period, in the portal: paid until then': {
    ends: 'free',
    async happens() {
      await story.subscribe();
      await story.inPortal({ act: 'cancel' });
      await story.settle();
      const [subscription] = (await stored()).subscriptions;
      expect(subscription?.cancelAt).toEqual(subscription?.currentPeriodEnd);
      await story.advance({ days: 27 });
      await story.settle();
      expect(await story.plan()).toBe('creator');
      await story.advance({ days: 5 });
      await story.settle();
      expect((await stored()).mails).toEqual([0, 1]);
    },
  },
  '11b. canceled for the end of the period, and no webhook comes any more': {
    ends: 'free',
    async happens() {
      await story.subscribe();
      await story.cancel(true);
      await story.settle();
      await control().deliver({ lose: 1_000 });
      await story.advance({ days: 32 });
      // Before any sync: the end was known.
      expect(await story.plan()).toBe('free');
      await syncDue(billing().app);
    },
  },
  '12. canceled, then resumed': {
    ends: 'creator',
    async happens() {
      await story.subscribe();
      await story.inPortal({ act: 'cancel' });
      await story.settle();
      await story.inPortal({ act: 'resume' });
      await story.advance({ days: 32 });
      await story.settle();
    },
  },
  '13. a renewal fails and is paid within the grace period: paid throughout': {
    ends: 'creator',
    async happens() {
      await story.subscribe('creator', 'renewals_fail');
      await story.advance({ days: 32 });
      await story.settle();
      expect((await stored()).subscriptions).toMatchObject([{ status: 'past_due' }]);
      expect(await story.plan()).toBe('creator');
      await control().setCard(await story.customer(), 'success');
      await story.advance({ days: 3 });
      await story.settle();
      expect((await stored()).subscriptions).toMatchObject([{ status: 'active' }]);
      expect((await stored()).mails).toEqual([1, 0]);
    },
  },
  '14a. a renewal fails until the subscription is canceled': {
    ends: 'free',
    async happens() {
      await control().setAfterRetries('cancel');
      await story.subscribe('creator', 'renewals_fail');
      await story.advance({ days: 32 });
      await story.settle();
      await story.advance({ days: 16 });
      await story.settle();
      expect((await stored()).subscriptions).toMatchObject([{ status: 'canceled' }]);
      expect((await stored()).mails).toEqual([1, 1]);
    },
  },
  '14b. a renewal fails until the subscription is unpaid': {
    ends: 'free',
    async happens() {
      await control().setAfterRetries('unpaid');
      await story.subscribe('creator', 'renewals_fail');
      await story.advance({ days: 32 });
      await story.settle();
      await story.advance({ days: 16 });
      await story.settle();
      expect((await stored()).subscriptions).toMatchObject([{ status: 'unpaid' }]);
    },
  },
  '14c. a payment stays overdue for longer than the grace period, while Stripe still tries': {
    ends: 'free',
    async happens() {
      await control().setAfterRetries('past_due');
      await story.subscribe('creator', 'renewals_fail');
      await story.advance({ days: 32 });
      await story.settle();
      expect(await story.plan()).toBe('creator');
      await control().deliver({ lose: 1_000 });
      await story.advance({ days: 7 });
      // At once, and not only with the next sync.
      expect(await story.plan()).toBe('free');
      await syncDue(billing().app);
      expect((await stored()).mails).toEqual([1, 1]);
    },
  },
  '16. the payment is refunded while the subscription is active: the plan stays': {
    ends: 'creator',
    async happens() {
      await story.subscribe();
      await control().refund(await story.customer());
      await story.settle();
    },
  },
  '17a. a payment is disputed, and the dispute is won: frozen, then restored': {
    ends: 'creator',
    async happens() {
      await story.subscribe();
      const dispute = await control().openDispute(await story.customer());
      await story.settle();
      expect(await story.plan()).toBe('free');
      await control().closeDispute(dispute, 'won');
      await story.settle();
    },
  },
  '17b. a payment is disputed, and the dispute is lost': {
    ends: 'free',
    async happens() {
      await story.subscribe();
      await story.advance({ days: 1 });
      const dispute = await control().openDispute(await story.customer());
      await story.settle();
      await control().closeDispute(dispute, 'lost');
      await story.settle();
    },
  },
  '18. the customer is deleted in Stripe': {
    ends: 'free',
    async happens() {
      await story.subscribe();
      await billing().stripe.customers.del(await story.customer());
      await story.settle();
    },
  },
};

describe('a history of payments', () => {
  it.each(Object.entries(histories))('%s', async (_name, { ends, happens }) => {
    await happens();
    await expectConverged(ends);
  });
});

describe('after a customer was deleted in Stripe', () => {
  it('a new checkout makes another one, which pays', async () => {
    await story.subscribe();
    const before = await story.customer();
    await billing().stripe.customers.del(before);
    await story.settle();
    await story.subscribe('pro');
    expect(await story.customer()).not.toBe(before);
    await expectConverged('pro');
  });
});

describe('a subscription that expired unpaid', () => {
  it('does not keep its owner from another one', async () => {
    await story.checkout();
    await story.pay('three_d_secure');
    await story.advance({ hours: 24 });
    await story.settle();
    await story.subscribe();
    await expectConverged('creator');
  });
});

describe('with a trial', () => {
  const trials = useBilling({ settings: { BILLING_TRIAL_DAYS: '14' } });

  it('15a. it becomes active, and there is no second one', async () => {
    const trial = await startStory(trials());
    await trial.subscribe();
    const first = await trials().app.context.db.subscription.findMany();
    expect(first).toMatchObject([{ status: 'trialing', grantsPlan: 'creator' }]);
    await trial.advance({ days: 15 });
    await trial.settle();
    expect(await trial.plan()).toBe('creator');
    await trials().stripe.subscriptions.cancel(await trial.subscriptionId());
    await trial.settle();
    expect(await trial.plan()).toBe('free');
    await trial.subscribe();
    const second = await trials().app.context.db.subscription.findMany({ where: { endedAt: null } });
    expect(second).toMatchObject([{ status: 'active', trialEndsAt: null }]);
  });

  it('15b. it pauses where there is no card, and grants nothing then', async () => {
    const trial = await startStory(trials());
    await trial.checkout();
    const customer = await trial.customer();
    const prices = await trials().stripe.prices.list({ lookup_keys: ['footlight_creator_month'] });
    const { url } = await trials().stripe.checkout.sessions.create({
      mode: 'subscription',
      customer,
      line_items: [{ price: prices.data[0]?.id ?? '', quantity: 1 }],
      payment_method_collection: 'if_required',
      subscription_data: {
        trial_period_days: 14,
        trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
      },
      success_url: 'http://127.0.0.1/',
    });
    await trials().sandbox.control.pay(sessionIn(url ?? ''));
    await trial.settle();
    expect(await trial.plan()).toBe('creator');
    await trial.advance({ days: 15 });
    await trial.settle();
    const found = await trials().app.context.db.subscription.findMany({ where: { userId: trial.person.id } });
    expect(found).toMatchObject([{ status: 'paused' }]);
    expect(await trial.plan()).toBe('free');
  });
});
