import { freePort } from '@footlight/local-stack';
import { type StripeSandbox, startStripeSandbox } from '@footlight/stripe-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { checkAccount } from './account-check.ts';
import { setUpAccount } from './account-setup.ts';
import { openClient } from './stripe.ts';

const secretKey = 'sk_test_of_a_shop';
const shop = {
  prices: { currency: 'eur', creator: { month: 1500, year: 15_000 }, pro: { month: 3500, year: 35_000 } },
  labels: { creator: 'Stage', pro: 'Arena' },
  publicUrl: new URL('https://live.example'),
  tax: false,
};

let sandbox: StripeSandbox;
let client: Stripe;
beforeAll(async () => {
  const port = await freePort();
  sandbox = await startStripeSandbox({ file: ':memory:', port, secretKey, webhookSecret: 'whsec_of_a_shop' });
  client = openClient({ secretKey, apiUrl: new URL(sandbox.url) });
});
afterAll(() => sandbox.close());

describe('an account of Stripe', () => {
  it('that is not set up is told what is missing', async () => {
    const wrong = await checkAccount(client, shop);
    expect(wrong).toContain('price footlight_creator_month: is 1200 usd, and the plan table says 1500 eur');
    expect(wrong.filter((line) => line.startsWith('webhook endpoint https://live.example'))).toHaveLength(1);
    expect(wrong).toContain('customer portal: there is no configuration of ours');
  });

  it('is set up from the plan table, and nothing is wrong then', async () => {
    const done = await setUpAccount(client, shop);
    expect(done.at(-1)).toMatch(/^STRIPE_WEBHOOK_SECRET=whsec_\w+$/);
    expect(await checkAccount(client, shop)).toEqual([]);
    const { data } = await client.prices.list({ lookup_keys: ['footlight_pro_year'] });
    expect(data).toMatchObject([{ unit_amount: 35_000, currency: 'eur', product: 'footlight_pro' }]);
  });

  it('can be set up again: what is right stays, and there is no second of anything', async () => {
    const done = await setUpAccount(client, shop);
    expect(done.filter((line) => line.endsWith(': is right'))).toHaveLength(7);
    expect((await client.webhookEndpoints.list()).data).toHaveLength(1);
  });

  it('gets what was changed meanwhile, and is told of it', async () => {
    const [endpoint] = (await client.webhookEndpoints.list()).data;
    await client.webhookEndpoints.update(endpoint?.id ?? '', { enabled_events: ['invoice.paid'] });
    const dearer = { ...shop, prices: { ...shop.prices, creator: { month: 1600, year: 16_000 } } };
    expect(await checkAccount(client, dearer)).toHaveLength(3);
    await setUpAccount(client, dearer);
    expect(await checkAccount(client, dearer)).toEqual([]);
  });
});
