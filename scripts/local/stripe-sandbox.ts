import path from 'node:path';
import { freePorts } from '../../packages/local-stack/src/index.ts';
import type { Launch } from './launch.ts';
import { openLog } from './open-log.ts';
import { root } from './paths.ts';
import { startServer } from './server-process.ts';
import { step } from './step.ts';

/** The port of stripe-mock, Stripe's own; pages that are open in a browser find the sandbox again after a restart. */
const USUAL_PORT = 12_111;

/**
 * Starts the Stripe sandbox, unless there is a key of Stripe or nobody pays. Answers the settings by which the API
 * reaches it.
 * @param apiPort of the API that hears its webhooks
 */
export async function startStripeSandbox(
  { dir, secrets, settings, shutdown }: Launch,
  apiPort: number,
): Promise<Record<string, string>> {
  if (!settings.stripeSandbox) return {};
  const [port = 0] = await freePorts(1, USUAL_PORT);
  const url = `http://127.0.0.1:${port}`;
  const file = path.join(dir, 'stripe-sandbox', 'stripe.db');
  const webhookUrl = `http://127.0.0.1:${apiPort}/webhooks/stripe`;
  const keys = { STRIPE_SECRET_KEY: secrets.stripeKey, STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret };
  await step(
    () =>
      startServer({
        name: 'The Stripe sandbox',
        part: 'stripe',
        args: ['packages/stripe-sandbox/src/main.ts', file, String(port), webhookUrl],
        cwd: root,
        env: {
          ...settings.environment,
          ...keys,
        },
        probe: `${url}/`,
        onLine: openLog(dir, 'stripe-sandbox'),
        readable: () => undefined,
        shutdown,
      }),
    () => `The Stripe sandbox is up: payments take test cards and no real money (${url})`,
  );
  return { ...keys, STRIPE_API_URL: url };
}
