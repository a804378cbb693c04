import { afterAll, beforeAll } from '@jest/globals';
import { signUp } from '../people.ts';
import { type BillingApp, beginCheckout, signWebhook, startBillingApp } from '../stripe.ts';
import type { Answer, TestApp } from '../test-app.ts';

/** The answers about payments, from a server with a sandbox of Stripe. The other one has billing off. */
export function billingAnswers(app: () => TestApp): Record<string, () => Promise<Answer>> {
  let billing: BillingApp;
  beforeAll(async () => {
    billing = await startBillingApp();
  });
  afterAll(() => billing.close());

  const creator = { plan: 'creator', interval: 'month' };
  type Method = 'GET' | 'POST';
  const whereOff = (method: Method, url: string, body?: object) => async () => {
    const { browser } = await signUp(app());
    return app().send(method, url, { browser, body });
  };
  const asNewcomer = (method: Method, url: string, body?: object) => async () => {
    const { browser } = await signUp(billing.app);
    return billing.app.send(method, url, { browser, body });
  };
  /** Somebody who began to pay. */
  async function asCustomer(method: Method, url: string, body?: object, paid = false): Promise<Answer> {
    const person = await signUp(billing.app);
    const session = await beginCheckout(billing, person);
    if (paid) await billing.sandbox.control.pay(session, 'success');
    return billing.app.send(method, url, { browser: person.browser, body });
  }
  /** The same while Stripe does not answer. */
  const withoutStripe = (url: string, body?: object) => async () => {
    const person = await signUp(billing.app);
    await beginCheckout(billing, person);
    await billing.sandbox.control.fail({ count: 1_000, how: { status: 503 } });
    try {
      return await billing.app.send('POST', url, { browser: person.browser, body });
    } finally {
      await billing.sandbox.control.fail({ count: 0, how: 'drop' });
    }
  };
  const tooOften = (url: string, body?: object) => async () => {
    const { browser } = await signUp(billing.app);
    for (let tries = 0; tries < 60; tries += 1)
      await billing.app.send('POST', '/v1/billing/sync', { browser });
    return billing.app.send('POST', url, { browser, body });
  };
  const event = JSON.stringify({
    id: 'evt_of_a_test',
    object: 'event',
    type: 'product.updated',
    created: 1_790_000_000,
    livemode: false,
    data: { object: { id: 'prod_of_a_test', object: 'product' } },
  });

  return {
    'getBilling 200': asNewcomer('GET', '/v1/billing'),
    'getBilling billing_off': whereOff('GET', '/v1/billing'),
    'createCheckout 200': asNewcomer('POST', '/v1/billing/checkout', creator),
    'createCheckout billing_off': whereOff('POST', '/v1/billing/checkout', creator),
    'createCheckout billing_unavailable': withoutStripe('/v1/billing/checkout', creator),
    'createCheckout already_subscribed': () => asCustomer('POST', '/v1/billing/checkout', creator, true),
    'createCheckout rate_limited': tooOften('/v1/billing/checkout', creator),
    'openPortal 200': () => asCustomer('POST', '/v1/billing/portal'),
    'openPortal billing_off': whereOff('POST', '/v1/billing/portal'),
    'openPortal billing_unavailable': withoutStripe('/v1/billing/portal'),
    'openPortal not_found': asNewcomer('POST', '/v1/billing/portal'),
    'openPortal rate_limited': tooOften('/v1/billing/portal'),
    'syncBilling 200': () => asCustomer('POST', '/v1/billing/sync'),
    'syncBilling billing_off': whereOff('POST', '/v1/billing/sync'),
    'syncBilling billing_unavailable': withoutStripe('/v1/billing/sync'),
    'syncBilling rate_limited': tooOften('/v1/billing/sync'),
    'stripeWebhook 200': () =>
      billing.app.send('POST', '/webhooks/stripe', {
        raw: event,
        headers: { 'stripe-signature': signWebhook(event), 'content-type': 'application/json' },
      }),
    'stripeWebhook webhook_unverified': () => billing.app.send('POST', '/webhooks/stripe', { raw: event }),
    'stripeWebhook billing_off': () => app().send('POST', '/webhooks/stripe', { raw: event }),
  };
}
