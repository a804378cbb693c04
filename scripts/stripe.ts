import { standardLabels, standardPrices } from '../packages/plans/src/index.ts';
import { settings } from '../apps/api/src/config/settings.ts';
import { checkAccount } from '../apps/api/src/gateways/stripe/account-check.ts';
import { setUpAccount } from '../apps/api/src/gateways/stripe/account-setup.ts';
import { openClient } from '../apps/api/src/gateways/stripe/stripe.ts';
import { Failure } from './local/failure.ts';
import { loadDotEnv } from './local/load-dot-env.ts';
import { say } from './local/step.ts';

// `npm run stripe -- setup | check`: the operator's own account of Stripe.
loadDotEnv();
const [what] = process.argv.slice(3);
if (what !== 'setup' && what !== 'check')
  throw new Failure('Say what to do: npm run stripe -- setup, or check');

const { STRIPE_SECRET_KEY: secretKey, PUBLIC_URL, STRIPE_API_URL, BILLING_TAX, PRICES, PLANS } = process.env;
if (!secretKey) throw new Failure('STRIPE_SECRET_KEY: must be set, in .env for example');
if (!PUBLIC_URL) throw new Failure('PUBLIC_URL: must be set, because Stripe sends its webhooks there');
const { PRICES: prices = standardPrices, PLANS: plans = {} } = settings
  .pick({ STRIPE_SECRET_KEY: true, PUBLIC_URL: true, PRICES: true, PLANS: true })
  .parse({ STRIPE_SECRET_KEY: secretKey, PUBLIC_URL, PRICES, PLANS });

const client = openClient({ secretKey, apiUrl: STRIPE_API_URL ? new URL(STRIPE_API_URL) : undefined });
const shop = {
  prices,
  labels: {
    creator: plans.creator?.label ?? standardLabels.creator,
    pro: plans.pro?.label ?? standardLabels.pro,
  },
  publicUrl: new URL(PUBLIC_URL),
  tax: BILLING_TAX === 'on',
};
if (what === 'setup') for (const line of await setUpAccount(client, shop)) say(line);
const wrong = await checkAccount(client, shop);
for (const line of wrong) say(`wrong: ${line}`);
if (wrong.length === 0) say('Nothing is wrong with the account.');
process.exitCode = wrong.length === 0 ? 0 : 1;
