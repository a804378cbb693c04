import Stripe from 'stripe';
import type { BillingConfig } from '../../config/config.ts';
import { type CheckoutPages, checkoutPages } from './checkout-pages.ts';
import { type StripeCustomers, stripeCustomers } from './customers.ts';
import { type StripeWebhooks, stripeWebhooks } from './webhooks.ts';

/** How long Stripe may take to answer one request, in milliseconds, and how often the library asks once more. */
const answerWithinMs = 8_000;
const retries = 1;

/** Stripe, as far as plans are sold with it. Times come as dates, ids as Stripe's own. */
export type StripeGateway = StripeCustomers & CheckoutPages & StripeWebhooks;

/** The library's client for an account. Its version pins the version of the API that it speaks. */
export function openClient({ secretKey, apiUrl }: Pick<BillingConfig, 'secretKey' | 'apiUrl'>): Stripe {
  return new Stripe(secretKey, {
    timeout: answerWithinMs,
    maxNetworkRetries: retries,
    telemetry: false,
    ...(apiUrl && {
      host: apiUrl.hostname,
      port: apiUrl.port,
      protocol: apiUrl.protocol === 'https:' ? 'https' : 'http',
    }),
  });
}

/** Stripe, or the sandbox in its place. Nothing connects before the first call. */
export function openStripe(config: BillingConfig): StripeGateway {
  const client = openClient(config);
  return { ...stripeCustomers(client), ...checkoutPages(client, config), ...stripeWebhooks(client, config) };
}
