import { freePort } from '@footlight/local-stack';
import { type StripeSandbox, startStripeSandbox } from '@footlight/stripe-sandbox';
import { afterAll, beforeAll } from '@jest/globals';
import Stripe from 'stripe';
import { resolveOwners, syncDueCustomers } from '../src/domains/billing/sync-due.ts';
import { createDatabase } from './database.ts';
import { type Person, expectStatus } from './people.ts';
import { type TestApp, startApp, testSettings } from './test-app.ts';

const secretKey = 'sk_test_of_the_tests';
const webhookSecret = 'whsec_of_the_tests';

/** Settings of a server whose plans are paid for at the sandbox of this port. */
export function billingSettings(port: number): Record<string, string> {
  return {
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    STRIPE_API_URL: `http://127.0.0.1:${port}`,
  };
}

/** The signature of a webhook, as Stripe makes it. */
export function signWebhook(payload: string, options: { at?: Date; secret?: string } = {}): string {
  const { at = new Date(), secret = webhookSecret } = options;
  const timestamp = Math.floor(at.getTime() / 1000);
  return new Stripe(secretKey).webhooks.generateTestHeaderString({ payload, secret, timestamp });
}

/** A server with a sandbox of Stripe that delivers its webhooks to it. Both have the same clock. */
export interface BillingApp {
  app: TestApp;
  sandbox: StripeSandbox;
  /** The official client, for what an operator does in Stripe. */
  stripe: Stripe;
  /** Waits until every webhook was delivered, and does what is due then; the worker does so without end. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function startBillingApp(
  options: { settings?: Record<string, string>; payload?: 'snapshot' | 'thin' | 'both' } = {},
): Promise<BillingApp> {
  const { settings = {}, payload: webhookPayload = 'snapshot' } = options;
  const database = await createDatabase();
  const port = await freePort();
  const app = await startApp({ ...testSettings(database.url), ...billingSettings(port), ...settings });
  const sandbox = await startStripeSandbox({
    file: ':memory:',
    port,
    secretKey,
    webhookSecret,
    webhookUrl: `http://${await app.listen()}/webhooks/stripe`,
    webhookPayload,
    now: () => app.clock.now().getTime(),
  });
  const stripe = new Stripe(secretKey, { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 0 });
  return {
    app,
    sandbox,
    stripe,
    async settle() {
      await sandbox.control.settled();
      await syncDue(app);
    },
    async close() {
      await sandbox.close();
      await app.close();
      await database.drop();
    },
  };
}

/** Syncs whoever is due, until nobody is. */
export async function syncDue({ context }: TestApp): Promise<void> {
  await resolveOwners(context);
  for (;;) {
    const now = context.clock.now();
    const due = { nextSyncAt: { lte: now }, stripeId: { not: null } };
    if ((await context.db.customer.count({ where: due })) === 0) return;
    await syncDueCustomers(context);
  }
}

/** A server with a sandbox for all tests of a file. */
export function useBilling(options: Parameters<typeof startBillingApp>[0] = {}): () => BillingApp {
  let billing: BillingApp | undefined;
  beforeAll(async () => {
    billing = await startBillingApp(options);
  });
  afterAll(() => billing?.close());
  return () => {
    if (!billing) throw new Error('The server is there inside tests only.');
    return billing;
  };
}

/** Begins a checkout and answers the id of its session. */
export async function beginCheckout(
  { app }: BillingApp,
  { browser }: Person,
  plan = 'creator',
  interval = 'month',
): Promise<string> {
  const body = { plan, interval };
  const answer = await app.send('POST', '/v1/billing/checkout', { browser, body });
  return sessionIn(expectStatus<{ url: string }>(answer, 200).url);
}

/** The id of the session whose page has this address. */
export function sessionIn(url: string): string {
  return /cs_test_\w+/.exec(url)?.[0] ?? '';
}

/** The plan that somebody has now, as the API says. */
export async function planOf({ app }: BillingApp, { browser }: Person): Promise<string> {
  const answer = await app.send('GET', '/v1/me/plan', { browser });
  return expectStatus<{ plan: string }>(answer, 200).plan;
}
