import type { SubscriptionChange } from '../src/db/generated/client.ts';
import { type BillingApp, beginCheckout, planOf } from './stripe.ts';
import { Browser } from './test-app.ts';
import { type Person, expectStatus, signUp } from './people.ts';

const hour = 3600;

/** Somebody who pays, and what they, their bank and time do. */
export interface Story {
  person: Person;
  /** Begins a checkout; answers its session. */
  checkout(plan?: string, interval?: string): Promise<string>;
  /** Pays the last checkout; answers the payment that asks for 3-D Secure, if it does. */
  pay(card?: string): Promise<string | undefined>;
  /** A checkout that is paid. */
  subscribe(plan?: string, card?: string): Promise<void>;
  /** Another price, paid at once, as in the customer portal. Declined it stays as it was. */
  change(plan: string, interval?: string): Promise<void>;
  /** Presses a button of the customer portal. */
  inPortal(fields: Record<string, string>): Promise<void>;
  /** Ends the subscription with its period, or takes that back. */
  cancel(atPeriodEnd: boolean): Promise<void>;
  /** Lets time pass, in Stripe and here. */
  advance(time: { days?: number; hours?: number }): Promise<void>;
  signInAgain(): Promise<void>;
  customer(): Promise<string>;
  subscriptionId(): Promise<string>;
  plan(): Promise<string>;
  settle(): Promise<void>;
  /** How many mails of a kind were asked for. */
  mails(kind: 'payment_failed' | 'subscription_ended'): Promise<number>;
  history(): Promise<SubscriptionChange[]>;
}

export async function startStory(billing: BillingApp): Promise<Story> {
  const { app, sandbox, stripe } = billing;
  const person = await signUp(app);
  let session = '';
  let known = '';

  /** Time has passed: whoever was signed in then signs in again. */
  async function signInAgain(): Promise<void> {
    const browser = new Browser();
    const { email, password } = person;
    const answer = await app.send('POST', '/v1/auth/login', { browser, body: { email, password } });
    person.browser.token = expectStatus<{ access_token: string }>(answer, 200).access_token;
  }
  /** Also after the customer was deleted in Stripe, and is none here any more. */
  async function customer(): Promise<string> {
    const { stripeId } = await app.context.db.customer.findUniqueOrThrow({ where: { userId: person.id } });
    known = stripeId ?? known;
    return known;
  }
  async function priceOf(plan: string, interval: string): Promise<string> {
    const { data } = await stripe.prices.list({ lookup_keys: [`footlight_${plan}_${interval}`] });
    return data[0]?.id ?? '';
  }

  const story: Story = {
    person,
    async checkout(plan, interval) {
      session = await beginCheckout(billing, person, plan, interval);
      return session;
    },
    async pay(card = 'success') {
      const outcome = await sandbox.control.pay(session, card);
      return outcome.outcome === 'challenge' ? outcome.payment_intent : undefined;
    },
    async subscribe(plan, card) {
      await story.checkout(plan);
      await story.pay(card);
      await story.settle();
    },
    async change(plan, interval = 'month') {
      const { data } = await stripe.subscriptions.list({ customer: await story.customer() });
      const [subscription] = data;
      await stripe.subscriptions.update(subscription?.id ?? '', {
        items: [{ id: subscription?.items.data[0]?.id ?? '', price: await priceOf(plan, interval) }],
        proration_behavior: 'always_invoice',
        payment_behavior: 'pending_if_incomplete',
      });
    },
    async inPortal(fields) {
      const answer = await app.send('POST', '/v1/billing/portal', { browser: person.browser });
      const { url } = expectStatus<{ url: string }>(answer, 200);
      const price = fields.price && (await priceOf(fields.price, 'month'));
      const form = { subscription: await story.subscriptionId(), ...fields, ...(price && { price }) };
      const pressed = await fetch(url, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
      if (pressed.status >= 400) throw new Error(`The portal answers ${pressed.status}.`);
    },
    async cancel(atPeriodEnd) {
      await stripe.subscriptions.update(await story.subscriptionId(), { cancel_at_period_end: atPeriodEnd });
    },
    async advance({ days = 0, hours = 0 }) {
      const seconds = (days * 24 + hours) * hour;
      await sandbox.control.advanceTestClock(await story.customer(), { by: seconds });
      app.clock.advance(seconds * 1000);
      await signInAgain();
    },
    customer,
    signInAgain,
    async subscriptionId() {
      const { data } = await stripe.subscriptions.list({ customer: await story.customer(), status: 'all' });
      return data[0]?.id ?? '';
    },
    plan: () => planOf(billing, person),
    settle: () => billing.settle(),
    async mails(kind) {
      const [row] = await app.context.db.$queryRaw<[{ count: number }]>`
        SELECT count(*)::int FROM pgboss.job
        WHERE name = 'send_mail' AND data->>'kind' = ${kind} AND data->>'to' = ${person.email}`;
      return row.count;
    },
    history: () =>
      app.context.db.subscriptionChange.findMany({
        where: { accountId: person.id },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
      }),
  };
  return story;
}
