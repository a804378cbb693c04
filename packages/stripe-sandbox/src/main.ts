import { startStripeSandbox } from './start-stripe-sandbox.ts';

/** The sandbox as a process of its own; its environment says how. */
const { SANDBOX_FILE, SANDBOX_PORT, SANDBOX_PRICES, SANDBOX_WEBHOOK_URL } = process.env;
const { STRIPE_SECRET_KEY = '', STRIPE_WEBHOOK_SECRET = '' } = process.env;

const sandbox = await startStripeSandbox({
  file: SANDBOX_FILE ?? ':memory:',
  port: Number(SANDBOX_PORT ?? 0),
  secretKey: STRIPE_SECRET_KEY,
  webhookSecret: STRIPE_WEBHOOK_SECRET,
  ...(SANDBOX_WEBHOOK_URL === undefined ? {} : { webhookUrl: SANDBOX_WEBHOOK_URL }),
  ...(SANDBOX_PRICES === undefined
    ? {}
    : {
        prices: JSON.parse(SANDBOX_PRICES) as NonNullable<Parameters<typeof startStripeSandbox>[0]['prices']>,
      }),
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
