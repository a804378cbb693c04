import Stripe from 'stripe';
import { startStripeSandbox, type StripeSandboxOptions } from '../src/index.ts';
import { startReceiver } from './webhook-receiver.ts';

export const secretKey = 'sk_test_fortests';
export const webhookSecret = 'whsec_for_tests';

/** The official client, as our code makes it. */
export function stripeClient(url: string, key = secretKey): Stripe {
  const { hostname, port } = new URL(url);
  return new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries: 0 });
}

/** A sandbox with the official client and an endpoint that hears its webhooks. */
export async function sandboxWithClient(options: Partial<StripeSandboxOptions> = {}) {
  const receiver = await startReceiver();
  const sandbox = await startStripeSandbox({
    file: ':memory:',
    secretKey,
    webhookSecret,
    webhookUrl: receiver.url,
    ...options,
  });
  const stripe = stripeClient(sandbox.url);
  return {
    ...sandbox,
    receiver,
    stripe,
    /** A price of a plan by its lookup key, such as `pro_month`. */
    async price(key: string): Promise<Stripe.Price> {
      const { data } = await stripe.prices.list({ lookup_keys: [`footlight_${key}`] });
      const [price] = data;
      if (!price) throw new Error(`There is no price ${key}`);
      return price;
    },
    /** A customer with an open checkout session. */
    async checkout(key = 'creator_month', rest: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
      const customer = await stripe.customers.create({ email: 'ada@example.com' });
      const session = await stripe.checkout.sessions.create({
        mode: 'subscription',
        customer: customer.id,
        line_items: [{ price: (await this.price(key)).id, quantity: 1 }],
        success_url: 'http://localhost/billing/return?session={CHECKOUT_SESSION_ID}',
        cancel_url: 'http://localhost/plans',
        ...rest,
      });
      return { customer: customer.id, session };
    },
    /** A customer who has just paid for a plan. */
    async subscribed(key = 'creator_month', card = 'success') {
      const { customer, session } = await this.checkout(key);
      await sandbox.control.pay(session.id, card);
      return { customer, session: session.id, subscription: await this.subscriptionOf(customer) };
    },
    async subscriptionOf(customer: string): Promise<Stripe.Subscription> {
      const { data } = await stripe.subscriptions.list({ customer, status: 'all' });
      const [subscription] = data;
      if (!subscription) throw new Error(`${customer} has no subscription`);
      return subscription;
    },
    async close() {
      await sandbox.close();
      await receiver.close();
    },
  };
}

export type SandboxWithClient = Awaited<ReturnType<typeof sandboxWithClient>>;
