import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStripeSandbox } from './index.ts';
import {
  sandboxWithClient,
  secretKey,
  webhookSecret,
  type SandboxWithClient,
} from '../test/sandbox-with-client.ts';

let now = Date.now();
let sandbox: SandboxWithClient;
beforeAll(async () => {
  sandbox = await sandboxWithClient({ now: () => now });
});
afterAll(() => sandbox.close());

describe('a page', () => {
  test('says that there is no real money, runs no script and is in no frame', async () => {
    const { session } = await sandbox.checkout();
    const page = await fetch(session.url ?? '');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    const html = await page.text();
    expect(html).toContain('Sandbox: no real money');
    expect(html).toContain('Subscribe to Creator');
    expect(html).toContain('$12.00');
    const styles = await fetch(`${sandbox.url}/styles.css`);
    expect(styles.headers.get('content-type')).toContain('text/css');
  });

  test('shows what others wrote as text', async () => {
    const product = await sandbox.stripe.products.create({ name: '<script>alert("1")</script>' });
    const { id } = await sandbox.stripe.prices.create({
      product: product.id,
      currency: 'jpy',
      unit_amount: 1200,
      recurring: { interval: 'year' },
    });
    const { session } = await sandbox.checkout('creator_month', { line_items: [{ price: id, quantity: 1 }] });
    const html = await (await fetch(session.url ?? '')).text();
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('¥1,200');
  });

  test('takes no form of another site', async () => {
    const { customer, session } = await sandbox.checkout();
    const answer = await fetch(session.url ?? '', {
      method: 'POST',
      headers: { origin: 'https://evil.example' },
      body: new URLSearchParams({ card: 'success' }),
    });
    expect(answer.status).toBe(403);
    expect((await sandbox.stripe.subscriptions.list({ customer, status: 'all' })).data).toEqual([]);
  });

  test('that is not there says so', async () => {
    for (const path of ['checkout/cs_test_none', 'portal/bps_none', 'challenge/pi_none', 'nowhere']) {
      expect((await fetch(`${sandbox.url}/${path}`)).status).toBe(404);
    }
  });
});

describe('the portal', () => {
  test('shows plan, card and invoices, and pays an open one', async () => {
    const { customer } = await sandbox.subscribed();
    await sandbox.control.setCard(customer, 'renewals_fail');
    await sandbox.control.advanceTestClock(customer, { by: 32 * 86_400 });
    const { url } = await sandbox.stripe.billingPortal.sessions.create({ customer });
    const html = await (await fetch(url)).text();
    expect(html).toContain('Payment failed');
    expect(html).toContain('ending in 0341');
    const [invoice] = (await sandbox.stripe.invoices.list({ customer, status: 'open' })).data;
    expect(html).toContain(invoice?.number);
    const post = (fields: Record<string, string>) =>
      fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    await post({ card: 'success' });
    expect((await post({ invoice: invoice?.id ?? '' })).headers.get('location')).toMatch(/\?paid$/);
    expect((await sandbox.subscriptionOf(customer)).status).toBe('active');
    expect(await (await fetch(invoice?.hosted_invoice_url ?? '')).text()).toContain('Paid');
  });

  test('lets nobody act on what is another customer’s', async () => {
    const mine = await sandbox.subscribed();
    const other = await sandbox.subscribed();
    const { url } = await sandbox.stripe.billingPortal.sessions.create({ customer: mine.customer });
    const body = new URLSearchParams({ subscription: other.subscription.id, act: 'cancel' });
    expect((await fetch(url, { method: 'POST', body })).status).toBe(400);
    expect((await sandbox.subscriptionOf(other.customer)).cancel_at).toBeNull();
  });

  test('is open for an hour', async () => {
    const { customer } = await sandbox.subscribed();
    const { url } = await sandbox.stripe.billingPortal.sessions.create({ customer });
    now += 3600 * 1000;
    expect((await fetch(url)).status).toBe(410);
  });
});

describe('it does not start', () => {
  const options = { file: ':memory:', secretKey, webhookSecret };

  test('with a live key', async () => {
    await expect(startStripeSandbox({ ...options, secretKey: 'sk_live_abc' })).rejects.toThrow(
      'test keys only',
    );
  });

  test('in production', async () => {
    const { NODE_ENV } = process.env;
    process.env.NODE_ENV = 'production';
    try {
      await expect(startStripeSandbox(options)).rejects.toThrow('never runs in production');
    } finally {
      process.env.NODE_ENV = NODE_ENV;
    }
  });
});

test('renewals happen by the time of the wall where there is no test clock', async () => {
  const { customer, session } = await sandbox.checkout();
  await sandbox.control.pay(session.id, 'success');
  now += 32 * 86_400 * 1000;
  // Any request lets the sandbox see what time it is.
  await sandbox.stripe.customers.retrieve(customer);
  await sandbox.control.settled();
  const { data } = await sandbox.stripe.invoices.list({ customer });
  expect(data.map(({ status }) => status)).toEqual(['paid', 'paid']);
});
