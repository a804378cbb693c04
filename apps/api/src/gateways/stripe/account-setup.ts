import { randomUUID } from 'node:crypto';
import { BillingInterval, type PaidPlan } from '@footlight/contracts';
import { type Prices, paidPlans } from '@footlight/plans';
import Stripe from 'stripe';
import { type Offer, lookupKeyOf, offers, productOf } from './catalog.ts';
import { portalMark } from './checkout-pages.ts';

/** What an account of Stripe is set up for. */
export interface Shop {
  prices: Prices;
  labels: Readonly<Record<PaidPlan, string>>;
  publicUrl: URL;
}

/** What a webhook endpoint must be told of: everything that can change what somebody pays for. */
export const webhookEvents = [
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.refunded',
  'checkout.session.async_payment_failed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.completed',
  'checkout.session.expired',
  'customer.deleted',
  'customer.subscription.created',
  'customer.subscription.deleted',
  'customer.subscription.paused',
  'customer.subscription.pending_update_applied',
  'customer.subscription.pending_update_expired',
  'customer.subscription.resumed',
  'customer.subscription.updated',
  'customer.updated',
  'invoice.finalized',
  'invoice.paid',
  'invoice.payment_action_required',
  'invoice.payment_failed',
  'invoice.voided',
] as const satisfies readonly Stripe.WebhookEndpointCreateParams.EnabledEvent[];

const page = { limit: 100 };
const newKey = () => ({ idempotencyKey: randomUUID() });

/** Where Stripe sends its webhooks. */
export function webhookUrl(publicUrl: URL): string {
  return new URL('/webhooks/stripe', publicUrl).href;
}

/**
 * Makes products, prices, the portal's configuration and the webhook endpoint what they must be. What is right already stays, so it
 * can be run again; whoever pays an older price goes on paying it.
 * @returns what was done, a line each
 * @throws StripeError when Stripe refuses something
 */
export async function setUpAccount(client: Stripe, shop: Shop): Promise<string[]> {
  const done: string[] = [];
  for (const plan of paidPlans) done.push(await setUpProduct(client, plan, shop.labels[plan]));
  for (const offer of offers) done.push(await setUpPrice(client, offer, shop.prices));
  done.push(await setUpPortal(client, shop));
  done.push(...(await setUpWebhook(client, shop)));
  return done;
}

async function setUpProduct(client: Stripe, plan: PaidPlan, name: string): Promise<string> {
  const id = productOf(plan);
  const found = await findProduct(client, id);
  if (!found) {
    await client.products.create({ id, name }, newKey());
    return `product ${id}: made`;
  }
  if (found.name === name && found.active) return `product ${id}: is right`;
  await client.products.update(id, { name, active: true });
  return `product ${id}: changed`;
}

export async function findProduct(client: Stripe, id: string): Promise<Stripe.Product | undefined> {
  const { data } = await client.products.list({ ids: [id], ...page });
  return data.find((product) => product.id === id);
}

export async function findPrice(client: Stripe, offer: Offer): Promise<Stripe.Price | undefined> {
  const { data } = await client.prices.list({ lookup_keys: [lookupKeyOf(offer)], ...page });
  return data[0];
}

/** Whether a price is what the plan table says. */
export function isRightPrice(price: Stripe.Price, { plan, interval }: Offer, prices: Prices): boolean {
  const { active, currency, unit_amount: amount, recurring } = price;
  return (
    active &&
    currency === prices.currency &&
    amount === prices[plan][interval] &&
    recurring?.interval === interval
  );
}

async function setUpPrice(client: Stripe, offer: Offer, prices: Prices): Promise<string> {
  const { plan, interval } = offer;
  const key = lookupKeyOf(offer);
  const found = await findPrice(client, offer);
  if (found && isRightPrice(found, offer, prices)) return `price ${key}: is right`;
  const { currency } = prices;
  const price: Stripe.PriceCreateParams = {
    product: productOf(plan),
    currency,
    unit_amount: prices[plan][interval],
    recurring: { interval },
    lookup_key: key,
    transfer_lookup_key: true,
  };
  await client.prices.create(price, newKey());
  if (found) await client.prices.update(found.id, { active: false });
  return `price ${key}: ${found ? 'replaced; whoever pays the old one goes on paying it' : 'made'}`;
}

/** Our configuration of the customer portal. */
export async function findPortal(client: Stripe): Promise<Stripe.BillingPortal.Configuration | undefined> {
  const { data } = await client.billingPortal.configurations.list({ active: true, ...page });
  return data.find(({ metadata }) => metadata?.[portalMark.key] === portalMark.value);
}

async function setUpPortal(client: Stripe, { publicUrl }: Shop): Promise<string> {
  const products = await Promise.all(
    paidPlans.map(async (plan) => {
      const prices = await Promise.all(
        BillingInterval.options.map(
          async (interval) => (await findPrice(client, { plan, interval }))?.id ?? '',
        ),
      );
      return { product: productOf(plan), prices };
    }),
  );
  const params = {
    default_return_url: new URL('/account', publicUrl).href,
    metadata: { [portalMark.key]: portalMark.value },
    features: {
      customer_update: { allowed_updates: ['address', 'name', 'tax_id'], enabled: true },
      invoice_history: { enabled: true },
      payment_method_update: { enabled: true },
      subscription_cancel: { enabled: true, mode: 'at_period_end' },
      subscription_update: {
        default_allowed_updates: ['price'],
        enabled: true,
        products,
        proration_behavior: 'always_invoice',
        schedule_at_period_end: {
          conditions: [{ type: 'decreasing_item_amount' }, { type: 'shortening_interval' }],
        },
      },
    },
  } satisfies Stripe.BillingPortal.ConfigurationCreateParams;
  const found = await findPortal(client);
  if (found) await client.billingPortal.configurations.update(found.id, params);
  else await client.billingPortal.configurations.create(params, newKey());
  return `customer portal: ${found ? 'set again' : 'made'}`;
}

export async function findWebhook(
  client: Stripe,
  publicUrl: URL,
): Promise<Stripe.WebhookEndpoint | undefined> {
  const { data } = await client.webhookEndpoints.list(page);
  return data.find(({ url }) => url === webhookUrl(publicUrl));
}

/** Events that an endpoint is not told of although it must be. */
export function missingEvents({ enabled_events: events }: Stripe.WebhookEndpoint): string[] {
  return events.includes('*') ? [] : webhookEvents.filter((event) => !events.includes(event));
}

async function setUpWebhook(client: Stripe, { publicUrl }: Shop): Promise<string[]> {
  const url = webhookUrl(publicUrl);
  const found = await findWebhook(client, publicUrl);
  if (!found) {
    const params = { url, enabled_events: [...webhookEvents], api_version: Stripe.API_VERSION };
    const { secret } = await client.webhookEndpoints.create(params, newKey());
    return [
      `webhook endpoint ${url}: made. Stripe shows its secret this once:`,
      `STRIPE_WEBHOOK_SECRET=${secret ?? ''}`,
    ];
  }
  if (found.status === 'enabled' && missingEvents(found).length === 0)
    return [`webhook endpoint ${url}: is right`];
  await client.webhookEndpoints.update(found.id, { enabled_events: [...webhookEvents], disabled: false });
  return [`webhook endpoint ${url}: changed; its secret stays`];
}
