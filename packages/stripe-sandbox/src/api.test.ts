import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { sandboxWithClient, stripeClient, type SandboxWithClient } from '../test/sandbox-with-client.ts';

let sandbox: SandboxWithClient;
let stripe: Stripe;
beforeAll(async () => {
  sandbox = await sandboxWithClient();
  ({ stripe } = sandbox);
});
afterAll(() => sandbox.close());

describe('errors have Stripe’s shape', () => {
  test.each([
    [
      'a wrong key',
      () => stripeClient(sandbox.url, 'sk_test_wrong').customers.list(),
      401,
      { type: 'StripeAuthenticationError' },
    ],
    [
      'an unknown path',
      () => stripe.rawRequest('GET', '/v1/quotes'),
      404,
      { type: 'StripeInvalidRequestError' },
    ],
    [
      'an unknown id',
      () => stripe.customers.retrieve('cus_none'),
      404,
      { code: 'resource_missing', param: 'id' },
    ],
    [
      'an unknown parameter',
      () => stripe.customers.create({ colour: 'red' } as Stripe.CustomerCreateParams),
      400,
      { code: 'parameter_unknown', param: 'colour' },
    ],
    [
      'a nested unknown parameter',
      () => stripe.customers.create({ invoice_settings: { colour: 'red' } as object }),
      400,
      { code: 'parameter_unknown', param: 'invoice_settings[colour]' },
    ],
    [
      'a missing parameter',
      () => stripe.billingPortal.sessions.create({}),
      400,
      { code: 'parameter_missing', param: 'customer' },
    ],
    [
      'a wrong number',
      () => stripe.customers.list({ limit: 'many' as never }),
      400,
      { code: 'parameter_invalid_integer' },
    ],
    ['too large a page', () => stripe.customers.list({ limit: 101 }), 400, { param: 'limit' }],
    [
      'an unknown cursor',
      () => stripe.customers.list({ starting_after: 'cus_none' }),
      400,
      { code: 'resource_missing' },
    ],
    [
      'what cannot be expanded',
      () => stripe.prices.list({ expand: ['data.colour'] }),
      400,
      { param: 'expand' },
    ],
  ])('%s', async (_name, call, statusCode, fields) => {
    await expect(call()).rejects.toMatchObject({ statusCode, ...fields });
  });
});

describe('idempotency keys', () => {
  test('the same request has the same answer and happens once', async () => {
    const options = { idempotencyKey: 'customer-of-ada' };
    const first = await stripe.customers.create({ email: 'ada@example.com' }, options);
    const second = await stripe.customers.create({ email: 'ada@example.com' }, options);
    expect(second.id).toBe(first.id);
    expect(second.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect((await stripe.customers.list({ email: 'ada@example.com' })).data).toHaveLength(1);
  });

  test('another request with the same key is an error', async () => {
    await expect(
      stripe.customers.create({ email: 'bob@example.com' }, { idempotencyKey: 'customer-of-ada' }),
    ).rejects.toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' });
  });

  test('a request that was refused for its parameters leaves the key free', async () => {
    const options = { idempotencyKey: 'later-right' };
    await expect(stripe.customers.create({ colour: 'red' } as object, options)).rejects.toThrow('colour');
    await expect(stripe.customers.create({ name: 'Ada' }, options)).resolves.toMatchObject({ name: 'Ada' });
  });
});

test('a list comes in pages, forwards and backwards, and the client goes through all', async () => {
  const made: string[] = [];
  for (let n = 0; n < 7; n += 1)
    made.unshift((await stripe.customers.create({ email: 'page@example.com' })).id);
  const ids = ({ data }: Stripe.ApiList<Stripe.Customer>) => data.map(({ id }) => id);
  const of = { email: 'page@example.com', limit: 3 };
  const first = await stripe.customers.list(of);
  expect([ids(first), first.has_more]).toEqual([made.slice(0, 3), true]);
  const last = await stripe.customers.list({ ...of, starting_after: made[3] ?? '' });
  expect([ids(last), last.has_more]).toEqual([made.slice(4), false]);
  const back = await stripe.customers.list({ ...of, ending_before: made[4] ?? '' });
  expect([ids(back), back.has_more]).toEqual([made.slice(1, 4), true]);
  const all = await stripe.customers.list(of).autoPagingToArray({ limit: 100 });
  expect(all.map(({ id }) => id)).toEqual(made);
});

test('ids are put as whole objects where it is asked for, also within lists', async () => {
  const { customer } = await sandbox.subscribed();
  const { data } = await stripe.subscriptions.list({
    customer,
    expand: ['data.latest_invoice.payments', 'data.customer'],
  });
  const invoice = data[0]?.latest_invoice as Stripe.Invoice;
  expect(invoice.payments?.data[0]?.status).toBe('paid');
  expect((data[0]?.customer as Stripe.Customer).email).toBe('ada@example.com');
});

test('metadata are merged, and an empty value takes a key away', async () => {
  const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } });
  expect((await stripe.customers.update(id, { metadata: { b: '', c: '3' } })).metadata).toEqual({
    a: '1',
    c: '3',
  });
  expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({});
});

test('a lookup key is of one price, and is transferred where that is asked for', async () => {
  const { id: product } = await stripe.products.create({ name: 'Programme' });
  const price = { product, currency: 'usd', unit_amount: 100, lookup_key: 'programme' };
  const first = await stripe.prices.create(price);
  await expect(stripe.prices.create(price)).rejects.toMatchObject({ param: 'lookup_key' });
  const second = await stripe.prices.create({ ...price, transfer_lookup_key: true });
  expect((await stripe.prices.list({ lookup_keys: ['programme'] })).data.map(({ id }) => id)).toEqual([
    second.id,
  ]);
  expect((await stripe.prices.retrieve(first.id)).lookup_key).toBeNull();
});

describe('requests fail by command', () => {
  test('with an error, and not for others', async () => {
    await sandbox.control.fail({ count: 1, how: { status: 503 }, match: 'GET /v1/prices' });
    await expect(stripe.customers.list()).resolves.toBeDefined();
    await expect(stripe.prices.list()).rejects.toMatchObject({ statusCode: 503, type: 'StripeAPIError' });
    await expect(stripe.prices.list()).resolves.toBeDefined();
  });

  test('by a connection that closes after everything happened', async () => {
    await sandbox.control.fail({ count: 2, how: 'drop_after' });
    const options = { idempotencyKey: 'lost-answer' };
    const create = () => stripe.customers.create({ email: 'lost@example.com' }, options);
    await expect(create()).rejects.toMatchObject({ type: 'StripeConnectionError' });
    await create();
    expect((await stripe.customers.list({ email: 'lost@example.com' })).data).toHaveLength(1);
  });

  test('by a connection that closes before anything happened', async () => {
    await sandbox.control.fail({ count: 2, how: 'drop' });
    await expect(stripe.customers.create({ email: 'never@example.com' })).rejects.toMatchObject({
      type: 'StripeConnectionError',
    });
    expect((await stripe.customers.list({ email: 'never@example.com' })).data).toEqual([]);
  });
});

test('a clock of Stripe’s own advances in the background and says when it is ready', async () => {
  const { id, frozen_time: now } = await stripe.testHelpers.testClocks.create({ frozen_time: 1_800_000_000 });
  expect((await stripe.testHelpers.testClocks.advance(id, { frozen_time: now + 60 })).status).toBe(
    'advancing',
  );
  await expect(stripe.testHelpers.testClocks.advance(id, { frozen_time: now - 60 })).rejects.toThrow(
    'in the past',
  );
  await sandbox.control.settled();
  expect(await stripe.testHelpers.testClocks.retrieve(id)).toMatchObject({
    status: 'ready',
    frozen_time: now + 60,
  });
  await stripe.testHelpers.testClocks.del(id);
  await expect(stripe.testHelpers.testClocks.retrieve(id)).rejects.toMatchObject({ statusCode: 404 });
});

test('a name of another site that leads here is not answered', async () => {
  const { port } = new URL(sandbox.url);
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path: '/', headers: { host: 'evil.example' } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(421);
});
