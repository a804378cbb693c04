import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Crash, crashingContext } from '../../../test/crashing-context.ts';
import { type Story, startStory } from '../../../test/story.ts';
import { planByStripe } from '../../../test/stripe-truth.ts';
import { syncDue, useBilling } from '../../../test/stripe.ts';
import { createCheckout } from './create-checkout.ts';
import { syncCustomer } from './sync-customer.ts';

const billing = useBilling();
const control = () => billing().sandbox.control;

/** Something that happens: to the money, to the webhooks, or to the server. */
type Step =
  | { does: 'subscribe'; plan: 'creator' | 'pro'; card: string }
  | { does: 'change'; plan: 'creator' | 'pro' }
  | { does: 'cancel' | 'resume' | 'end' | 'refund' | 'dispute' | 'win' | 'lose' | 'delete' | 'pass' | 'sync' }
  | { does: 'card'; card: string }
  | { does: 'wait'; days: number }
  | { does: 'webhooks'; lose: number; times: number; reorder: number }
  | { does: 'deliver'; order: 'as they came' | 'reversed' }
  | { does: 'crash'; at: number; during: 'sync' | 'checkout' };

const plan = fc.constantFrom('creator' as const, 'pro' as const);
const cards = fc.constantFrom(
  'success',
  'success',
  'renewals_fail',
  'three_d_secure',
  'bank_debit',
  'bank_debit_fails',
);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ does: fc.constant('subscribe' as const), plan, card: cards }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('change' as const), plan }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constantFrom(
        ...([
          'cancel',
          'resume',
          'end',
          'refund',
          'dispute',
          'win',
          'lose',
          'delete',
          'pass',
          'sync',
        ] as const),
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('card' as const), card: cards }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('webhooks' as const),
      lose: fc.integer({ min: 0, max: 20 }),
      times: fc.integer({ min: 1, max: 3 }),
      reorder: fc.integer({ min: 0, max: 10 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('deliver' as const),
      order: fc.constantFrom('as they came' as const, 'reversed' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('crash' as const),
      at: fc.integer({ min: 1, max: 30 }),
      during: fc.constantFrom('sync' as const, 'checkout' as const),
    }),
  },
);

/** What a step may leave undone: nobody can pay a checkout that is closed, or cancel what is over. */
async function ifPossible(work: () => Promise<unknown>): Promise<void> {
  await work().catch((error: unknown) => {
    if (error instanceof TypeError || error instanceof ReferenceError) throw error;
  });
}

/** The work of a server that dies in it, and another one that comes later than its lease. */
async function crash(story: Story, { at, during }: Extract<Step, { does: 'crash' }>): Promise<void> {
  const { app } = billing();
  const dying = crashingContext(app.context, at);
  const { id } = story.person;
  const caller = {
    kind: 'account',
    userId: id,
    sessionId: null,
    signedInAt: app.clock.now(),
    role: 'member',
  } as const;
  const work =
    during === 'sync'
      ? syncCustomer(dying, id)
      : createCheckout(dying, caller, { plan: 'creator', interval: 'month' });
  await work.catch((error: unknown) => {
    if (error instanceof Crash) app.clock.advance(61_000);
  });
}

async function take(story: Story, next: Step, disputes: string[]): Promise<void> {
  const { app, stripe } = billing();
  switch (next.does) {
    case 'subscribe':
      await story.checkout(next.plan);
      await story.pay(next.card);
      return;
    case 'change':
      return story.change(next.plan);
    case 'cancel':
    case 'resume':
      return story.cancel(next.does === 'cancel');
    case 'end':
      await stripe.subscriptions.cancel(await story.subscriptionId());
      return;
    case 'refund':
      await control().refund(await story.customer());
      return;
    case 'dispute':
      disputes.push(await control().openDispute(await story.customer()));
      return;
    case 'win':
    case 'lose':
      return control().closeDispute(disputes.pop() ?? '', next.does === 'win' ? 'won' : 'lost');
    case 'delete':
      await stripe.customers.del(await story.customer());
      return;
    case 'pass':
      return control().settle(await story.customer());
    case 'sync':
      await syncCustomer(app.context, story.person.id);
      return;
    case 'card':
      return control().setCard(await story.customer(), next.card);
    case 'wait':
      return story.advance({ days: next.days });
    case 'webhooks':
      return control().deliver({
        lose: next.lose,
        duplicate: { count: 100, times: next.times },
        reorder: next.reorder,
      });
    case 'deliver':
      await control().release(next.order);
      return billing().settle();
    case 'crash':
      return crash(story, next);
  }
}

describe('whatever happens', () => {
  it('one reconcile later everybody has the plan that Stripe says, one subscription, and no open work', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const { app, stripe } = billing();
        const { db } = app.context;
        const story = await startStory(billing());
        const disputes: string[] = [];
        for (const next of steps) await ifPossible(() => take(story, next, disputes));

        // 1. Nothing goes wrong any more, no webhook comes, and the hour of the reconciler passes.
        await control().deliver({ lose: 100_000, duplicate: { count: 0, times: 1 }, reorder: 0 });
        await control().settled();
        app.clock.advance(3_600_001);
        await syncDue(app);

        // 2. The copy is what Stripe says, and nobody has paid twice.
        const customers = await stripe.customers.list({ limit: 100 });
        const theirs = customers.data.filter(
          ({ metadata }) => metadata.footlight_account === story.person.id,
        );
        const row = await db.customer.findUnique({ where: { userId: story.person.id } });
        const now = Math.floor(app.clock.now().getTime() / 1000);
        const expected = row?.stripeId ? await planByStripe(stripe, row.stripeId, now) : 'free';
        await story.signInAgain();
        expect(await story.plan()).toBe(expected);
        for (const { id } of theirs) {
          const { data } = await stripe.subscriptions.list({ customer: id, status: 'all' });
          const running = data.filter(({ status }) => !['canceled', 'incomplete_expired'].includes(status));
          expect(running.length).toBeLessThanOrEqual(1);
          if (id !== row?.stripeId) expect(running).toEqual([]);
        }
        expect(
          await db.customer.count({ where: { leaseToken: { not: null }, stripeId: { not: null } } }),
        ).toBe(0);

        // 3. Once more changes nothing.
        const stored = () => db.subscription.findMany({ where: { userId: story.person.id } });
        const before = await stored();
        await ifPossible(() => syncCustomer(app.context, story.person.id));
        expect(await stored()).toEqual(before);

        await db.customer.deleteMany();
        for (const { id } of theirs) await stripe.customers.del(id);
        await control().deliver({ lose: 0 });
      }),
      { numRuns: 25, endOnFailure: true },
    );
  }, 600_000);
});
