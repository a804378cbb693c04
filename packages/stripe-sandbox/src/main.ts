import type { Prices } from '@footlight/plans';
import { startStripeSandbox } from './start-stripe-sandbox.ts';

// The sandbox as a process of its own: `main.ts FILE PORT WEBHOOK_URL`, with keys and prices in the environment.
const [, , file = ':memory:', port = '0', webhookUrl] = process.argv;
const { STRIPE_SECRET_KEY: secretKey = '', STRIPE_WEBHOOK_SECRET: webhookSecret = '', PRICES } = process.env;

const sandbox = await startStripeSandbox({
  file,
  port: Number(port),
  secretKey,
  webhookSecret,
  ...(webhookUrl === undefined ? {} : { webhookUrl }),
  ...(PRICES ? { prices: JSON.parse(PRICES) as Prices } : {}),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
