import {
  type Interval,
  type PaidPlan,
  type Prices,
  intervals,
  paidPlans,
  standardLabels,
} from '@footlight/plans';
import { createDestination } from './objects/event-destinations.ts';
import { createConfiguration } from './objects/portal.ts';
import { createPrice, priceByLookupKey } from './objects/prices.ts';
import { createProduct } from './objects/products.ts';
import { createEndpoint } from './objects/webhook-endpoints.ts';
import type { Sandbox } from './sandbox.ts';

/** Brings products, prices and the portal of the account to what the plans are now. What was sold before stays as it was. */
export function seedCatalogue(sandbox: Sandbox, prices: Prices): void {
  const { store } = sandbox;
  store.transaction(() => {
    const products = paidPlans.map((plan) => {
      const product = `footlight_${plan}`;
      if (!store.get('product', product)) createProduct(sandbox, { id: product, name: standardLabels[plan] });
      const ids = intervals.map((interval) => seedPrice(sandbox, product, plan, interval, prices));
      return { product, prices: ids };
    });
    seedPortal(sandbox, products);
  });
}

function seedPrice(
  sandbox: Sandbox,
  product: string,
  plan: PaidPlan,
  interval: Interval,
  prices: Prices,
): string {
  const lookupKey = `footlight_${plan}_${interval}`;
  const amount = prices[plan][interval];
  const found = priceByLookupKey(sandbox, lookupKey);
  if (found && found.unit_amount === amount && found.currency === prices.currency) return found.id;
  return createPrice(sandbox, {
    product,
    currency: prices.currency,
    unit_amount: amount,
    recurring: { interval },
    lookup_key: lookupKey,
    transfer_lookup_key: true,
  }).id;
}

function seedPortal(sandbox: Sandbox, products: { product: string; prices: string[] }[]): void {
  const { store } = sandbox;
  const standard = store.all('billing_portal.configuration').find((one) => one.is_default);
  if (standard) {
    const update = standard.features.subscription_update;
    const features = { ...standard.features, subscription_update: { ...update, products } };
    store.put({ ...standard, features });
    return;
  }
  createConfiguration(sandbox, {
    features: {
      customer_update: { allowed_updates: ['email'], enabled: true },
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
  });
}

export interface WebhookTarget {
  url: string;
  secret: string;
  payload: 'snapshot' | 'thin' | 'both';
}

/** The endpoint that is given at the start: one that stays the same whatever its address was before. */
export function seedWebhook(sandbox: Sandbox, { url, secret, payload }: WebhookTarget): void {
  const { store } = sandbox;
  store.transaction(() => {
    const seeded = { endpoint: 'we_seeded', destination: 'ed_test_seeded' };
    for (const id of Object.values(seeded)) store.remove(id);
    if (payload !== 'thin') {
      createEndpoint(sandbox, { id: seeded.endpoint, url, secret, enabled_events: ['*'] });
    }
    if (payload !== 'snapshot') {
      const name = 'Given at the start';
      const wanted = { id: seeded.destination, name, url, secret, event_payload: 'thin' as const };
      createDestination(sandbox, { ...wanted, enabled_events: ['*'] });
    }
  });
}
