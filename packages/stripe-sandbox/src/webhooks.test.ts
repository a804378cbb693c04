import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type Stripe from 'stripe';
import { connectControl } from './index.ts';
import {
  sandboxWithClient,
  secretKey,
  webhookSecret,
  type SandboxWithClient,
} from '../test/sandbox-with-client.ts';

let sandbox: SandboxWithClient;
beforeEach(async () => {
  sandbox = await sandboxWithClient();
  // What happened before is none of these tests' business.
  await sandbox.control.settled();
});
afterEach(() => sandbox.close());

const create = (email: string) => sandbox.stripe.customers.create({ email });
const emails = () =>
  sandbox.receiver.received.map(
    ({ body }) => (JSON.parse(body) as { data: { object: { email: string } } }).data.object.email,
  );

describe('deliveries', () => {
  test('come in the order of what happened, as the events that the API lists', async () => {
    for (const email of ['a@example.com', 'b@example.com', 'c@example.com']) await create(email);
    await sandbox.control.settled();
    expect(emails()).toEqual(['a@example.com', 'b@example.com', 'c@example.com']);
    const { data } = await sandbox.stripe.events.list({ type: 'customer.created' });
    const received = sandbox.receiver.received.map(({ body }) => (JSON.parse(body) as Stripe.Event).id);
    expect(data.map(({ id }) => id).reverse()).toEqual(received);
    expect(data[0]?.pending_webhooks).toBe(0);
  });

  test('that are refused come again, and count as pending until then', async () => {
    sandbox.receiver.status = 500;
    await create('a@example.com');
    await sandbox.control.settled();
    const [event] = (await sandbox.stripe.events.list()).data;
    expect(event?.pending_webhooks).toBe(1);
    sandbox.receiver.status = 200;
    await sandbox.control.retry();
    expect(emails()).toEqual(['a@example.com', 'a@example.com']);
    expect((await sandbox.stripe.events.retrieve(event?.id ?? '')).pending_webhooks).toBe(0);
  });

  test('can be lost, doubled and turned around by command', async () => {
    await sandbox.control.deliver({ lose: 1 });
    await create('lost@example.com');
    await sandbox.control.deliver({ duplicate: { count: 1, times: 3 } });
    await create('thrice@example.com');
    await sandbox.control.deliver({ reorder: 2 });
    await create('first@example.com');
    await create('second@example.com');
    await sandbox.control.settled();
    expect(emails()).toEqual([
      'thrice@example.com',
      'thrice@example.com',
      'thrice@example.com',
      'second@example.com',
      'first@example.com',
    ]);
  });

  test('can be held, and let go in an order of one’s own', async () => {
    await sandbox.control.deliver({ hold: true });
    for (const name of ['a', 'b', 'c']) await create(`${name}@example.com`);
    await sandbox.control.settled();
    expect(emails()).toEqual([]);
    const { data } = await sandbox.stripe.events.list({ type: 'customer.created' });
    await sandbox.control.release([data[1]?.id ?? '', data[0]?.id ?? '']);
    await sandbox.control.settled();
    expect(emails()).toEqual(['b@example.com', 'c@example.com', 'a@example.com']);
  });

  test('can come late, and once more by command', async () => {
    await sandbox.control.deliver({ delay: { count: 1, milliseconds: 3_600_000 } });
    await create('late@example.com');
    await create('early@example.com');
    await sandbox.control.settled();
    expect(emails()).toEqual(['early@example.com']);
    const [, late] = (await sandbox.stripe.events.list({ type: 'customer.created' })).data;
    expect(await sandbox.control.redeliver(late?.id ?? '')).toBe(true);
    expect(emails()).toEqual(['early@example.com', 'late@example.com']);
  });
});

describe('endpoints', () => {
  test('made by the API hear what they ask for, signed with their own secret', async () => {
    const url = `${sandbox.receiver.url}?own`;
    const made = await sandbox.stripe.webhookEndpoints.create({ url, enabled_events: ['price.created'] });
    expect(made.secret).toMatch(/^whsec_/);
    expect((await sandbox.stripe.webhookEndpoints.retrieve(made.id)).secret).toBeUndefined();
    const { id: product } = await sandbox.stripe.products.create({ name: 'Cushion' });
    await sandbox.stripe.prices.create({ product, currency: 'usd', unit_amount: 500 });
    await sandbox.control.settled();
    expect(sandbox.receiver.types()).toEqual(['product.created', 'price.created', 'price.created']);
    const signed = sandbox.receiver.received.filter(({ body, signature }) => {
      try {
        return sandbox.stripe.webhooks.constructEvent(body, signature, made.secret ?? '').id;
      } catch {
        return false;
      }
    });
    expect(signed).toHaveLength(1);
    await sandbox.stripe.webhookEndpoints.update(made.id, { disabled: true });
    await sandbox.stripe.prices.create({ product, currency: 'usd', unit_amount: 600 });
    await sandbox.control.settled();
    expect(sandbox.receiver.received).toHaveLength(4);
  });

  test('of thin events hear only that something changed, beside the snapshot of the same change', async () => {
    const destination = await sandbox.stripe.v2.core.eventDestinations.create({
      name: 'Thin',
      type: 'webhook_endpoint',
      event_payload: 'thin',
      enabled_events: ['v1.customer.created'],
      webhook_endpoint: { url: `${sandbox.receiver.url}?thin` },
      include: ['webhook_endpoint.signing_secret'],
    });
    const { id } = await create('a@example.com');
    await sandbox.control.settled();
    const secret = destination.webhook_endpoint?.signing_secret ?? '';
    const bodies = sandbox.receiver.received.map(({ body, signature }) => ({ body, signature }));
    const thin = bodies.find(({ body }) => body.includes('v2.core.event'));
    const snapshot = bodies.find(({ body }) => !body.includes('v2.core.event'));
    const notification = sandbox.stripe.parseEventNotification(
      thin?.body ?? '',
      thin?.signature ?? '',
      secret,
    );
    expect(notification).toMatchObject({
      type: 'v1.customer.created',
      related_object: { id, type: 'customer' },
      snapshot_event: (JSON.parse(snapshot?.body ?? '') as Stripe.Event).id,
    });
    const event = await sandbox.stripe.v2.core.events.retrieve(notification.id);
    expect(event.type).toBe('v1.customer.created');
    expect((await sandbox.stripe.v2.core.eventDestinations.list()).data.map((one) => one.id)).toEqual([
      destination.id,
    ]);
  });
});

test('everything is still there after a restart: objects, answers by key, and deliveries that wait', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'footlight-sandbox-'));
  const file = path.join(folder, 'stripe.db');
  try {
    const before = await sandboxWithClient({ file });
    before.receiver.status = 500;
    const { id } = await before.stripe.customers.create(
      { email: 'a@example.com' },
      { idempotencyKey: 'once' },
    );
    await before.control.settled();
    const price = (await before.price('pro_year')).id;
    await before.close();

    const after = await sandboxWithClient({ file });
    expect((await after.price('pro_year')).id).toBe(price);
    const again = await after.stripe.customers.create({ email: 'a@example.com' }, { idempotencyKey: 'once' });
    expect(again.id).toBe(id);
    await after.control.retry();
    expect(after.receiver.types()).toContain('customer.created');
    const last = after.receiver.received.at(-1);
    expect(() =>
      after.stripe.webhooks.constructEvent(last?.body ?? '', last?.signature ?? '', webhookSecret),
    ).not.toThrow();
    await after.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the commands work over HTTP too, for who has the key', async () => {
  const control = connectControl(sandbox.url, secretKey);
  const { customer, session } = await sandbox.checkout();
  expect((await control.pay(session.id, 'success')).outcome).toBe('complete');
  await control.settled();
  expect((await control.truth(customer)).subscriptions).toHaveLength(1);
  await expect(control.closeDispute('du_none', 'won')).rejects.toThrow("No such dispute: 'du_none'");
  await expect(connectControl(sandbox.url, 'wrong').events()).rejects.toThrow('Wrong key');
});
