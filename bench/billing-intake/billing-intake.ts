import { createHmac } from 'node:crypto';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createCheckout, register } from '@footlight/contracts';
import { Client } from '@footlight/e2e/site/client.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import pg from 'pg';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { askAsFastAsAnswered } from '../harness/load.ts';
import { startBareServer } from '../harness/server-process.ts';
import { startCountingStripe } from './counting-stripe.ts';

const CONNECTIONS = 32;
const ROUNDS = 5;
const ROUND_MS = 2_500;
const EVENTS = 1_000;
/** How long the syncs behind the events may take, in milliseconds. */
const SYNCED_WITHIN_MS = 30_000;

const keys = { secretKey: 'sk_test_of_a_benchmark', webhookSecret: 'whsec_of_a_benchmark' };

/** The next event about a customer's subscription, signed as Stripe does. */
function eventMaker(customer: string): () => { headers: Record<string, string>; body: string } {
  let number = 0;
  return () => {
    const seconds = Math.floor(Date.now() / 1000);
    const body = JSON.stringify({
      id: `evt_${seconds}_${number++}`,
      object: 'event',
      type: 'customer.subscription.updated',
      created: seconds,
      livemode: false,
      data: { object: { id: 'sub_of_a_benchmark', object: 'subscription', customer, status: 'active' } },
    });
    const signature = createHmac('sha256', keys.webhookSecret).update(`${seconds}.${body}`).digest('hex');
    return {
      headers: { 'content-type': 'application/json', 'stripe-signature': `t=${seconds},v1=${signature}` },
      body,
    };
  };
}

export const billingIntake: Benchmark = {
  name: 'billing-intake',
  about: 'webhooks of Stripe for one customer, against a bare route with one transaction of two INSERTs',
  goal: { atLeast: 0.6 },
  opensPages: false,
  async run(cleanup) {
    const stripe = await startCountingStripe(keys, cleanup);
    const env = {
      // The sandbox is refused in production; nothing else of it differs here.
      NODE_ENV: 'development',
      STRIPE_SECRET_KEY: keys.secretKey,
      STRIPE_WEBHOOK_SECRET: keys.webhookSecret,
      STRIPE_API_URL: stripe.url,
    };
    const site = await startSite({ profile: 'durable', env }, cleanup);
    const bareOrigin = await startBareServer(
      path.join(import.meta.dirname, 'bare-server.ts'),
      { DATABASE_URL: site.databaseUrl },
      cleanup,
    );
    const db = new pg.Pool({ connectionString: site.databaseUrl, max: 1 });
    cleanup.add(() => db.end());
    const next = eventMaker(await newCustomer(site.url, db));
    const load = { path: '/webhooks/stripe', next, status: 200, connections: CONNECTIONS };

    // 1. How many are taken.
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () => askAsFastAsAnswered({ ...load, origin: site.url, forMs: ROUND_MS }),
      bare: () => askAsFastAsAnswered({ ...load, origin: bareOrigin, forMs: ROUND_MS }),
    });

    // 2. How many fetches a thousand of them cause.
    await untilSynced(db);
    const before = stripe.fetches();
    for (let sent = 0; sent < EVENTS; sent += CONNECTIONS) {
      const some = Array.from({ length: Math.min(CONNECTIONS, EVENTS - sent) }, async () => {
        const { headers, body } = next();
        const answer = await fetch(`${site.url}/webhooks/stripe`, { method: 'POST', headers, body });
        if (!answer.ok) throw new Error(`An event was answered ${answer.status}.`);
        await answer.arrayBuffer();
      });
      await Promise.all(some);
    }
    const outcome = await untilSynced(db).then(
      () => ({}),
      (error: unknown) => ({ broken: String(error) }),
    );
    return {
      ...compared,
      ...outcome,
      beside: [
        `ours ${Math.round(ours)} events/s`,
        `bare ${Math.round(bare)} events/s`,
        `${EVENTS} events for one customer: ${stripe.fetches() - before} fetches`,
        `${CONNECTIONS} connections`,
      ],
    };
  },
};

/** Somebody who began a checkout; answers the id that Stripe knows them by. */
async function newCustomer(url: string, db: pg.Pool): Promise<string> {
  const client = new Client(url);
  const body = { email: 'payer@people.example', password: 'four seats in a row', display_name: 'Payer' };
  client.accessToken = (await client.call(register, { body })).access_token;
  await client.call(createCheckout, { body: { plan: 'creator', interval: 'month' } });
  const { rows } = await db.query<{ stripe_id: string }>('SELECT stripe_id FROM customers');
  return rows[0]?.stripe_id ?? '';
}

/** Waits until every event was followed by a sync. */
async function untilSynced(db: pg.Pool): Promise<void> {
  const until = performance.now() + SYNCED_WITHIN_MS;
  for (;;) {
    const { rows } = await db.query<{ left: number }>(
      `SELECT count(*)::int AS left FROM stripe_events WHERE outcome = 'pending'`,
    );
    const left = rows[0]?.left ?? 0;
    if (left === 0) return;
    if (performance.now() > until) throw new Error(`${left} events were not followed by a sync.`);
    await delay(200);
  }
}
