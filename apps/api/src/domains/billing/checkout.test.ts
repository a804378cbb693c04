import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { expectStatus, signUp } from '../../../test/people.ts';
import { type Story, startStory } from '../../../test/story.ts';
import { sessionIn, useBilling } from '../../../test/stripe.ts';
import { problemOf } from '../../../test/test-app.ts';

const billing = useBilling();
const control = () => billing().sandbox.control;

let story: Story;
beforeEach(async () => {
  story = await startStory(billing());
});
afterEach(async () => {
  await control().fail({ count: 0, how: 'drop' });
});

const ask = (body: object = { plan: 'creator', interval: 'month' }) =>
  billing().app.send('POST', '/v1/billing/checkout', { browser: story.person.browser, body });
const urlOf = (answer: Awaited<ReturnType<typeof ask>>) => expectStatus<{ url: string }>(answer, 200).url;

/** What Stripe has of somebody, whoever of its customers they are. */
async function atStripe() {
  const { stripe } = billing();
  const customers = await stripe.customers.list({ limit: 100 });
  const theirs = customers.data.filter(({ metadata }) => metadata.footlight_account === story.person.id);
  const of = async <T>(list: (customer: string) => Promise<{ data: T[] }>) =>
    (await Promise.all(theirs.map(({ id }) => list(id)))).flatMap(({ data }) => data);
  const sessions = await of((customer) => stripe.checkout.sessions.list({ customer }));
  return {
    customers: theirs,
    open: sessions.filter(({ status }) => status === 'open'),
    sessions,
    subscriptions: await of((customer) => stripe.subscriptions.list({ customer, status: 'all' })),
  };
}

describe('a checkout', () => {
  it('is the same page in two tabs, also when both ask at once', async () => {
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    expect(new Set(answers.map(urlOf)).size).toBe(1);
    expect(urlOf(await ask())).toBe(urlOf(answers[0]));
    const found = await atStripe();
    expect([found.customers.length, found.sessions.length]).toEqual([1, 1]);
  });

  it('for another plan closes the one that is open', async () => {
    const first = urlOf(await ask());
    const second = urlOf(await ask({ plan: 'pro', interval: 'year' }));
    expect(second).not.toBe(first);
    await expect(control().pay(sessionIn(first), 'success')).rejects.toThrow();
    const { open } = await atStripe();
    expect(open.map(({ id }) => id)).toEqual([sessionIn(second)]);
    await control().pay(sessionIn(second), 'success');
    await story.settle();
    expect(await story.plan()).toBe('pro');
    expect((await atStripe()).subscriptions).toHaveLength(1);
  });

  it('cannot be begun by somebody who pays already, also before the webhook has come', async () => {
    const page = urlOf(await ask());
    await control().pay(sessionIn(page), 'success');
    // Back, and once more.
    const answer = await ask();
    expect([problemOf(answer), answer.body.remedy]).toEqual(['already_subscribed', 'portal']);
    expect(problemOf(await ask({ plan: 'pro', interval: 'month' }))).toBe('already_subscribed');
    expect((await atStripe()).subscriptions).toHaveLength(1);
    expect(await story.plan()).toBe('creator');
  });

  it('cannot be begun beside a payment that settles days later', async () => {
    await story.subscribe('creator', 'bank_debit');
    expect(problemOf(await ask())).toBe('already_subscribed');
    expect((await atStripe()).open).toEqual([]);
  });

  it('goes on where 3-D Secure was not passed, and for another plan anew', async () => {
    const first = await story.checkout();
    await story.pay('three_d_secure');
    expect(sessionIn(urlOf(await ask()))).toBe(first);
    const other = urlOf(await ask({ plan: 'pro', interval: 'month' }));
    await control().pay(sessionIn(other), 'success');
    const { open, subscriptions } = await atStripe();
    expect([open, subscriptions.map(({ status }) => status).sort()]).toEqual([
      [],
      ['active', 'incomplete_expired'],
    ]);
  });

  it('is one although the server died after Stripe had made it', async () => {
    await control().fail({ count: 2, how: 'drop_after', match: 'POST /v1/checkout/sessions' });
    expect(problemOf(await ask())).toBe('billing_unavailable');
    await control().fail({ count: 0, how: 'drop' });
    const page = urlOf(await ask());
    const { customers, open } = await atStripe();
    expect([customers.length, open.map(({ url }) => url)]).toEqual([1, [page]]);
  });

  it('takes plan and interval from a client, and neither price nor amount nor customer', async () => {
    for (const more of [
      { price: 'price_1' },
      { amount: 1 },
      { customer: 'cus_1' },
      { quantity: 0 },
      { trial_period_days: 700 },
    ]) {
      expect(problemOf(await ask({ plan: 'creator', interval: 'month', ...more }))).toBe('validation_failed');
    }
    expect(problemOf(await ask({ plan: 'free', interval: 'month' }))).toBe('validation_failed');
    expect((await atStripe()).sessions).toEqual([]);
  });

  it('grants nothing by its address alone', async () => {
    await story.checkout();
    await billing().app.send('GET', '/billing/return?session_id=cs_test_1');
    const answer = await billing().app.send('POST', '/v1/billing/sync', { browser: story.person.browser });
    expect(expectStatus<{ subscription: unknown }>(answer, 200).subscription).toBeNull();
    expect(await story.plan()).toBe('free');
  });
});

describe('while Stripe does not answer', () => {
  it('what was paid goes on, and whoever asks is told', async () => {
    await story.subscribe();
    await control().fail({ count: 10_000, how: { status: 503 } });
    const { app } = billing();
    const { browser } = story.person;
    for (const url of ['/v1/billing/sync', '/v1/billing/portal']) {
      const answer = await app.send('POST', url, { browser });
      expect([problemOf(answer), answer.headers['retry-after']]).toEqual(['billing_unavailable', '2']);
    }
    expect(problemOf(await ask())).toBe('billing_unavailable');
    expect(await story.plan()).toBe('creator');
    const answer = await app.send('GET', '/v1/billing', { browser });
    expect(answer.body).toMatchObject({
      subscription: { status: 'active', plan: 'creator' },
      customer: true,
    });
    const row = () => app.context.db.customer.findUniqueOrThrow({ where: { userId: story.person.id } });
    expect(await row()).toMatchObject({ leaseToken: null });
    expect((await row()).failures).toBeGreaterThan(0);

    // It is tried again soon, and what failed is behind it.
    await control().fail({ count: 0, how: 'drop' });
    app.clock.advance(10 * 60_000);
    await story.settle();
    expect(await row()).toMatchObject({ failures: 0, lastError: null });
  });
});

describe('what an account pays for', () => {
  it('is shown with what it costs and when it ends', async () => {
    const { app } = billing();
    const { browser } = story.person;
    const shown = async () => (await app.send('GET', '/v1/billing', { browser })).body;
    expect(await shown()).toEqual({ subscription: null, customer: false });
    await story.subscribe('pro');
    expect(await shown()).toMatchObject({
      customer: true,
      subscription: {
        plan: 'pro',
        interval: 'month',
        status: 'active',
        amount: 2900,
        currency: 'usd',
        cancel_at: null,
        frozen: false,
      },
    });
    await story.inPortal({ act: 'cancel' });
    await story.settle();
    const { subscription } = (await shown()) as {
      subscription: { cancel_at: string; current_period_end: string };
    };
    expect(subscription.cancel_at).toBe(subscription.current_period_end);
  });

  it('is nobody else’s', async () => {
    await story.subscribe();
    const other = await signUp(billing().app);
    const answer = await billing().app.send('GET', '/v1/billing', { browser: other.browser });
    expect(answer.body).toEqual({ subscription: null, customer: false });
  });
});

describe('a price or status that nobody knows', () => {
  it('grants nothing, and the rest of the account’s subscriptions count', async () => {
    const { stripe } = billing();
    await story.subscribe();
    const product = await stripe.products.create({ name: 'Mugs' });
    const price = await stripe.prices.create({
      product: product.id,
      currency: 'usd',
      unit_amount: 500,
      recurring: { interval: 'month' },
    });
    const subscription = await stripe.subscriptions.retrieve(await story.subscriptionId());
    await stripe.subscriptions.update(subscription.id, {
      items: [{ id: subscription.items.data[0]?.id ?? '', price: price.id }],
    });
    await story.settle();
    expect(await story.plan()).toBe('free');
    const stored = await billing().app.context.db.subscription.findMany({
      where: { userId: story.person.id },
    });
    expect(stored).toMatchObject([{ status: 'active', plan: null, grantsPlan: null }]);
  });

  it('of another year is known by its product', async () => {
    const { stripe } = billing();
    await story.subscribe();
    const [old] = (await stripe.prices.list({ lookup_keys: ['footlight_creator_month'] })).data;
    await stripe.prices.create({
      product: 'footlight_creator',
      currency: 'usd',
      unit_amount: 1500,
      recurring: { interval: 'month' },
      lookup_key: 'footlight_creator_month',
      transfer_lookup_key: true,
    });
    expect((await stripe.prices.retrieve(old?.id ?? '')).lookup_key).toBeNull();
    expect(
      (await billing().app.send('POST', '/v1/billing/sync', { browser: story.person.browser })).body,
    ).toMatchObject({
      subscription: { plan: 'creator', amount: 1200 },
    });
    expect(await story.plan()).toBe('creator');
  });
});
