import { afterEach, describe, expect, it } from '@jest/globals';
import { startStory } from '../../../test/story.ts';
import { signWebhook, useBilling } from '../../../test/stripe.ts';
import { problemOf } from '../../../test/test-app.ts';

const billing = useBilling();
const db = () => billing().app.context.db;

afterEach(async () => {
  await billing().sandbox.control.deliver({ lose: 0 });
});

/** An event about a subscription, as Stripe would send it. */
const snapshotEvent = (rest: object = {}, object: object = {}) => ({
  id: `evt_${Math.random().toString(36).slice(2)}`,
  object: 'event',
  api_version: '2026-10-28.endive',
  type: 'customer.subscription.updated',
  created: Math.floor(Date.now() / 1000),
  livemode: false,
  data: { object: { id: 'sub_1', object: 'subscription', customer: 'cus_nobody', ...object } },
  ...rest,
});

function post(event: object | string, signature?: string) {
  const raw = typeof event === 'string' ? event : JSON.stringify(event);
  const at = billing().app.clock.now();
  const headers = {
    'content-type': 'application/json',
    'stripe-signature': signature ?? signWebhook(raw, { at }),
  };
  return billing().app.send('POST', '/webhooks/stripe', { raw, headers });
}

describe('a webhook of Stripe', () => {
  it('is refused when it is forged, changed, or signed long ago', async () => {
    const event = snapshotEvent();
    const raw = JSON.stringify(event);
    const now = billing().app.clock.now();
    const tooOld = new Date(now.getTime() - 301_000);
    expect(problemOf(await post(event, 'nonsense'))).toBe('webhook_unverified');
    expect(problemOf(await post(event, signWebhook(raw, { at: now, secret: 'whsec_of_somebody' })))).toBe(
      'webhook_unverified',
    );
    expect(problemOf(await post(`${raw} `, signWebhook(raw, { at: now })))).toBe('webhook_unverified');
    expect(problemOf(await post(event, signWebhook(raw, { at: tooOld })))).toBe('webhook_unverified');
    expect((await post(event, signWebhook(raw, { at: new Date(now.getTime() - 290_000) }))).status).toBe(200);
    expect(await db().stripeEvent.count({ where: { id: event.id } })).toBe(1);
  });

  it.each<[string, object]>([
    ['of the other mode', { livemode: true }],
    ['of a connected account', { account: 'acct_of_somebody' }],
    ['of another account of an organization', { context: 'acct_of_somebody' }],
    ['that is no event', { object: 'list' }],
    ['without an id', { id: '' }],
  ])('%s is refused, and nothing is stored', async (_what, rest) => {
    const before = await db().stripeEvent.count();
    expect(problemOf(await post(snapshotEvent(rest)))).toBe('webhook_unverified');
    expect(await db().stripeEvent.count()).toBe(before);
  });

  it('that is no JSON is refused', async () => {
    expect(problemOf(await post('{"id":'))).toBe('webhook_unverified');
  });

  it('of a type or an object that matters to nobody is stored as ignored', async () => {
    const events = [
      snapshotEvent({ type: 'product.updated' }, { object: 'product', customer: undefined }),
      snapshotEvent({ type: 'a.type.of.another.year' }, { object: 'novelty' }),
      snapshotEvent(),
    ];
    for (const event of events) expect((await post(event)).status).toBe(200);
    const stored = await db().stripeEvent.findMany({ where: { id: { in: events.map(({ id }) => id) } } });
    expect(stored.map(({ outcome }) => outcome)).toEqual(['ignored', 'ignored', 'ignored']);
  });

  it('that comes again has no effect, and is answered alike', async () => {
    const story = await startStory(billing());
    await story.subscribe();
    const event = snapshotEvent({}, { customer: await story.customer() });
    const dueAt = async () =>
      (await db().customer.findUniqueOrThrow({ where: { userId: story.person.id } })).nextSyncAt;
    expect((await post(event)).status).toBe(200);
    await story.settle();
    const next = await dueAt();
    expect(await db().stripeEvent.findMany({ where: { id: event.id } })).toMatchObject([
      { outcome: 'synced' },
    ]);
    expect((await post(event)).status).toBe(200);
    expect(await dueAt()).toEqual(next);
  });

  it('makes its customer due in the same moment, also while somebody syncs them', async () => {
    const story = await startStory(billing());
    await story.subscribe();
    const where = { userId: story.person.id };
    const leaseUntil = new Date(billing().app.clock.now().getTime() + 60_000);
    await db().customer.update({
      where,
      data: { leaseToken: 'somebody', leaseUntil, nextSyncAt: leaseUntil },
    });
    await post(snapshotEvent({}, { customer: await story.customer() }));
    const { nextSyncAt } = await db().customer.findUniqueOrThrow({ where });
    expect(nextSyncAt.getTime()).toBeLessThanOrEqual(billing().app.clock.now().getTime());
  });
});

describe('thin events', () => {
  const both = useBilling({ payload: 'both' });
  const thin = useBilling({ payload: 'thin' });

  it('alone are enough, from the first payment to a dispute', async () => {
    const story = await startStory(thin());
    await story.subscribe();
    expect(await story.plan()).toBe('creator');
    await story.change('pro');
    await story.settle();
    expect(await story.plan()).toBe('pro');
    await thin().sandbox.control.openDispute(await story.customer());
    await story.settle();
    expect(await story.plan()).toBe('free');
  });

  it('beside snapshot events count once for each change', async () => {
    const story = await startStory(both());
    await story.subscribe();
    expect(await story.plan()).toBe('creator');
    const { db: database } = both().app.context;
    const happened = await both().sandbox.control.events();
    const delivered = await database.stripeEvent.findMany();
    expect(delivered.length).toBeGreaterThan(3);
    expect(new Set(delivered.map(({ changeId }) => changeId)).size).toBe(delivered.length);
    expect(delivered.length).toBeLessThanOrEqual(happened.length);
  });

  it('of one thing that nobody knows yet are looked up once', async () => {
    const story = await startStory(thin());
    await thin().sandbox.control.deliver({ hold: true });
    await story.checkout();
    await story.pay();
    await thin().sandbox.control.release();
    await thin().sandbox.control.settled();
    const { db: database } = thin().app.context;
    expect(
      await database.stripeEvent.count({ where: { customerId: null, outcome: 'pending' } }),
    ).toBeGreaterThan(1);
    await story.settle();
    expect(await database.stripeEvent.count({ where: { outcome: 'pending' } })).toBe(0);
    expect(await story.plan()).toBe('creator');
  });
});
