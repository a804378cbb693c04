import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { expectStatus, goodPassword, linkToken } from '../../../test/people.ts';
import { type Story, startStory } from '../../../test/story.ts';
import { useBilling } from '../../../test/stripe.ts';
import { newAddress } from '../../../test/channel-people.ts';
import { eraseEverything } from '../account-data/index.ts';

const billing = useBilling();
const control = () => billing().sandbox.control;
const db = () => billing().app.context.db;

let story: Story;
beforeEach(async () => {
  story = await startStory(billing());
});
afterEach(async () => {
  await control().fail({ count: 0, how: 'drop' });
});

const send = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object) =>
  billing().app.send(method, url, { browser: story.person.browser, body });
const close = async () => expectStatus(await send('DELETE', '/v1/me', { password: goodPassword }), 202);
const erase = () => eraseEverything(billing().app.context, story.person.id);
const userCount = () => db().user.count({ where: { id: story.person.id } });

describe('deleting an account', () => {
  it('says before that there is a subscription', async () => {
    const departure = async () => (await send('GET', '/v1/me/deletion')).body.departure;
    expect(await departure()).toMatchObject({ subscription: false });
    await story.subscribe();
    expect(await departure()).toMatchObject({ subscription: true });
  });

  it('ends the subscription at Stripe before anything is removed, and the history keeps it', async () => {
    await story.subscribe();
    const [customer, subscription] = [await story.customer(), await story.subscriptionId()];
    await close();
    await erase();
    expect((await billing().stripe.customers.retrieve(customer)).deleted).toBe(true);
    expect((await billing().stripe.subscriptions.retrieve(subscription)).status).toBe('canceled');
    expect(await userCount()).toBe(0);
    expect(await db().customer.count({ where: { userId: story.person.id } })).toBe(0);
    expect((await story.history()).map(({ status }) => status)).toEqual(['active', 'canceled']);
    expect(await story.mails('subscription_ended')).toBe(0);
  });

  it('closes a checkout that is open, so that nobody pays for what is not there', async () => {
    const session = await story.checkout();
    await close();
    await erase();
    await expect(control().pay(session, 'success')).rejects.toThrow();
  });

  it('waits while Stripe does not answer, and goes on where it was', async () => {
    await story.subscribe();
    const subscription = await story.subscriptionId();
    await close();
    await control().fail({ count: 10_000, how: { status: 500 } });
    await expect(erase()).rejects.toThrow();
    expect(await userCount()).toBe(1);
    await control().fail({ count: 0, how: 'drop' });
    await erase();
    expect(await userCount()).toBe(0);
    expect((await billing().stripe.subscriptions.retrieve(subscription)).status).toBe('canceled');
  });

  it('minds neither a customer who is gone at Stripe, nor one whom Stripe never had', async () => {
    await story.subscribe();
    await billing().stripe.customers.del(await story.customer());
    await close();
    await erase();
    expect(await userCount()).toBe(0);

    const other = await startStory(billing());
    await other.checkout();
    await db().customer.update({
      where: { userId: other.person.id },
      data: { stripeId: 'cus_of_another_key' },
    });
    const { browser, id } = other.person;
    const body = { password: goodPassword };
    expectStatus(await billing().app.send('DELETE', '/v1/me', { browser, body }), 202);
    await eraseEverything(billing().app.context, id);
    expect(await db().user.count({ where: { id } })).toBe(0);
  });
});

describe('another address', () => {
  it('reaches Stripe, also when Stripe did not answer at first', async () => {
    await story.checkout();
    await story.settle();
    const atStripe = async () => {
      const customer = await billing().stripe.customers.retrieve(await story.customer());
      return customer.deleted ? undefined : customer.email;
    };
    expect(await atStripe()).toBe(story.person.email);
    const email = newAddress();
    expectStatus(await send('PUT', '/v1/me/email', { email, password: goodPassword }), 204);
    const token = await linkToken(billing().app, 'change_email', email);
    await control().fail({ count: 1_000, how: { status: 500 } });
    expectStatus(await send('POST', '/v1/auth/verify-email', { token }), 204);
    await expect(story.settle()).rejects.toThrow();
    expect(await atStripe().catch(() => 'no answer')).toBe('no answer');
    await control().fail({ count: 0, how: 'drop' });
    billing().app.clock.advance(60_000);
    await story.settle();
    expect(await atStripe()).toBe(email);
  });
});

describe('the export', () => {
  it('has the numbers and dates of invoices, also while Stripe does not answer', async () => {
    await story.subscribe();
    await control().fail({ count: 1_000, how: { status: 500 } });
    const { body } = await send('GET', '/v1/me/export');
    const [invoice] = await db().invoice.findMany({ where: { userId: story.person.id } });
    expect(invoice?.number).toEqual(expect.any(String));
    expect(body).toMatchObject({
      subscriptions: [{ plan: 'creator', status: 'active', amount: 1200 }],
      invoices: [
        { number: invoice?.number, date: invoice?.createdAt.toISOString(), total: 1200, currency: 'usd' },
      ],
    });
  });
});
