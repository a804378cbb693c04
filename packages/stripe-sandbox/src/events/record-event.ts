import Stripe from 'stripe';
import type { AnyObject, StripeEvent } from '../objects/kinds.ts';
import { newId } from '../objects/new-id.ts';
import { render, type Shown } from '../http/render.ts';
import { clockOf, timeOf, type Sandbox } from '../sandbox.ts';
import { planDeliveries } from './plan-deliveries.ts';

/** Where Stripe answers the object of an event, for kinds of which it has an address. */
const URLS: Record<string, string> = {
  customer: '/v1/customers',
  subscription: '/v1/subscriptions',
  invoice: '/v1/invoices',
  charge: '/v1/charges',
  payment_intent: '/v1/payment_intents',
  refund: '/v1/refunds',
  dispute: '/v1/disputes',
  'checkout.session': '/v1/checkout/sessions',
  price: '/v1/prices',
  product: '/v1/products',
  'test_helpers.test_clock': '/v1/test_helpers/test_clocks',
};

/**
 * Notes that something happened to an object, as it is now, and that the webhooks are to hear of it.
 * @param previous the properties that changed, as they were
 */
export function recordEvent(sandbox: Sandbox, type: string, object: AnyObject, previous?: Shown): void {
  const shown = object.object === 'customer' && object.deleted ? { ...object } : render(sandbox, object);
  const url = URLS[object.object];
  const event: StripeEvent & { api_version: string; livemode: false; pending_webhooks: number } = {
    id: newId('evt'),
    object: 'event',
    api_version: Stripe.API_VERSION,
    created: timeOf(sandbox, clockOf(sandbox, object)),
    data: { object: shown, ...(previous ? { previous_attributes: previous } : {}) },
    livemode: false,
    pending_webhooks: 0,
    request: { ...sandbox.request },
    type,
    sandbox: {
      thin: newId('evt_test'),
      related: url === undefined ? null : { id: object.id, type: object.object, url: `${url}/${object.id}` },
    },
  };
  event.pending_webhooks = planDeliveries(sandbox, event);
  sandbox.store.put(event);
}

/** Writes a changed object and notes what changed of it, as Stripe does, in one event. */
export function putChanged<T extends AnyObject>(sandbox: Sandbox, type: string, before: T, after: T): T {
  const was = render(sandbox, before);
  const is = render(sandbox, after);
  const previous = Object.fromEntries(
    Object.keys(is)
      .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
      .map((key) => [key, was[key] ?? null]),
  );
  sandbox.store.put(after);
  if (Object.keys(previous).length > 0) recordEvent(sandbox, type, after, previous);
  return after;
}
