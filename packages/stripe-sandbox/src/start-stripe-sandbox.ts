import type { AddressInfo } from 'node:net';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Prices, standardPrices } from '@footlight/plans';
import { Control } from './control/control.ts';
import { Deliverer } from './events/deliver.ts';
import { type ApiCall, serve } from './http/serve.ts';
import { finishAdvance } from './lifecycle/advance.ts';
import { processDue } from './lifecycle/process-due.ts';
import type { Sandbox } from './sandbox.ts';
import { seedCatalogue, seedWebhook } from './seed.ts';
import { Store } from './store/store.ts';

export interface StripeSandboxOptions {
  /** Where everything is kept; `:memory:` keeps nothing. */
  file: string;
  /** Any free one unless given. */
  port?: number;
  /** As Stripe's: `sk_test_…`. */
  secretKey: string;
  /** Signs what is delivered to `webhookUrl`: `whsec_…`. */
  webhookSecret: string;
  webhookUrl?: string;
  /** Whether the webhooks get snapshots of objects, thin events, or both; snapshots unless told. */
  webhookPayload?: 'snapshot' | 'thin' | 'both';
  /** Where a browser reaches the pages, when not at the address of the server. */
  publicUrl?: string;
  prices?: Prices;
  /** The time of the wall, in milliseconds since 1970; tests set it. */
  now?: () => number;
  /** How long a bank debit takes to settle, in seconds; two minutes unless told. */
  debitSeconds?: number;
  /** Called for each call of the API that was answered. */
  onCall?: (call: ApiCall) => void;
}

export interface StripeSandbox {
  /** http://127.0.0.1:PORT, for STRIPE_API_URL. */
  url: string;
  control: Control;
  close(): Promise<void>;
}

/** How often what is due by the time of the wall is done, in milliseconds. */
const TICK_MS = 1000;

/**
 * Starts a Stripe of our own on loopback: one account whose objects are kept in a file.
 * @throws Error in production, where payments must be real
 */
export async function startStripeSandbox(options: StripeSandboxOptions): Promise<StripeSandbox> {
  if (process.env.NODE_ENV === 'production') throw new Error('The Stripe sandbox never runs in production.');
  if (!options.secretKey.startsWith('sk_test_'))
    throw new Error('The sandbox takes test keys only: sk_test_…');
  if (options.file !== ':memory:') mkdirSync(path.dirname(options.file), { recursive: true });
  const { now = Date.now, prices = standardPrices } = options;
  let url = '';
  const sandbox: Sandbox = {
    store: new Store(options.file),
    wallClock: () => Math.floor(now() / 1000),
    publicUrl: () => options.publicUrl ?? url,
    secretKey: options.secretKey,
    debitSeconds: options.debitSeconds ?? 120,
    due: undefined,
    request: { id: null, idempotency_key: null },
  };
  const deliverer = new Deliverer(sandbox);
  let closed = false;
  const work = () => {
    if (closed) return;
    try {
      happenNow();
    } catch (error) {
      // Whatever cannot go on, requests are still answered.
      console.error(error);
    }
    deliverer.wake();
  };
  const happenNow = () => {
    for (const clock of sandbox.store.all('test_helpers.test_clock')) {
      if (clock.status === 'advancing') finishAdvance(sandbox, clock.id);
    }
    processDue(sandbox, null, sandbox.wallClock());
  };
  const control = new Control(sandbox, deliverer);
  const server = serve(sandbox, control, {
    afterwards: () => setImmediate(work),
    onCall: options.onCall ?? (() => {}),
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  seedCatalogue(sandbox, prices);
  const { webhookUrl, webhookSecret: secret, webhookPayload: payload = 'snapshot' } = options;
  if (webhookUrl !== undefined) seedWebhook(sandbox, { url: webhookUrl, secret, payload });
  const ticking = setInterval(work, TICK_MS);
  work();
  return {
    url,
    control,
    async close() {
      clearInterval(ticking);
      closed = true;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await deliverer.stop();
      sandbox.store.close();
    },
  };
}
