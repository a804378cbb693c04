import { z } from 'zod';
import { recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { flag, ignored, integer, mergeMetadata, metadata, optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { needCustomer } from './customers.ts';
import type { Price } from './catalogue-kinds.ts';
import type { CheckoutSession, Customer, SessionOrder } from './kinds.ts';
import { newId } from './new-id.ts';
import { checkPrice } from './subscriptions.ts';

/** How long a session is open, in seconds: by itself, and what may be asked for. Stripe's numbers. */
const OPEN_SECONDS = 86_400;
const SHORTEST_SECONDS = 1800;

const createParams = z.strictObject({
  mode: z.literal('subscription'),
  customer: text,
  line_items: z
    .array(z.strictObject({ price: text, quantity: integer.pipe(z.number().min(1)).optional() }))
    .length(1),
  success_url: text,
  ...optional({
    allow_promotion_codes: flag,
    automatic_tax: optional({ enabled: flag, liability: ignored }),
    billing_address_collection: ignored,
    branding_settings: ignored,
    cancel_url: text,
    client_reference_id: text,
    consent_collection: ignored,
    custom_text: ignored,
    customer_update: ignored,
    expires_at: integer,
    locale: text,
    metadata,
    payment_method_collection: z.enum(['always', 'if_required']),
    payment_method_types: ignored,
    saved_payment_method_options: ignored,
    submit_type: ignored,
    subscription_data: optional({
      billing_mode: ignored,
      description: text,
      metadata,
      trial_end: integer,
      trial_period_days: integer.pipe(z.number().min(1).max(730)),
      trial_settings: z.strictObject({
        end_behavior: z.strictObject({
          missing_payment_method: z.enum(['create_invoice', 'pause', 'cancel']),
        }),
      }),
    }),
    tax_id_collection: ignored,
    ui_mode: z.literal('hosted_page'),
  }).shape,
});
type CreateParams = z.infer<typeof createParams>;

const untouched = {
  adaptive_pricing: null,
  after_expiration: null,
  billing_address_collection: null,
  client_secret: null,
  collected_information: null,
  consent: null,
  consent_collection: null,
  currency_conversion: null,
  custom_fields: [],
  custom_text: {
    after_submit: null,
    shipping_address: null,
    submit: null,
    terms_of_service_acceptance: null,
  },
  customer_account: null,
  customer_creation: null,
  customer_email: null,
  discounts: [],
  integration_identifier: null,
  invoice_creation: null,
  livemode: false,
  managed_payments: { enabled: false },
  optional_items: null,
  origin_context: null,
  payment_intent: null,
  payment_link: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card', 'sepa_debit'],
  permissions: null,
  phone_number_collection: { enabled: false },
  recovered_from: null,
  saved_payment_method_options: null,
  setup_intent: null,
  shipping_address_collection: null,
  shipping_cost: null,
  shipping_options: [],
  submit_type: null,
  ui_mode: 'hosted_page',
  wallet_options: null,
};

function order({ line_items: [line], subscription_data: data }: CreateParams, now: number): SessionOrder {
  const days = data?.trial_period_days;
  return {
    price: line?.price ?? '',
    quantity: line?.quantity ?? 1,
    trial_end: data?.trial_end ?? (days === undefined ? null : now + days * 86_400),
    missing_payment_method: data?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    subscription_metadata: mergeMetadata({}, data?.metadata),
    subscription: null,
  };
}

function newSession(
  sandbox: Sandbox,
  customer: Customer,
  price: Price,
  params: CreateParams,
): CheckoutSession {
  const now = timeOf(sandbox, null);
  const expires = params.expires_at ?? now + OPEN_SECONDS;
  if (expires < now + SHORTEST_SECONDS - 60 || expires > now + OPEN_SECONDS + 60) {
    throw invalidRequest(
      'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.',
      { param: 'expires_at' },
    );
  }
  const id = newId('cs_test', 58);
  const wanted = order(params, timeOf(sandbox, customer.test_clock));
  const amount = wanted.trial_end === null ? price.unit_amount * wanted.quantity : 0;
  const session: CheckoutSession & Record<string, unknown> = {
    ...untouched,
    id,
    object: 'checkout.session',
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    amount_subtotal: amount,
    amount_total: amount,
    automatic_tax: {
      enabled: params.automatic_tax?.enabled ?? false,
      liability: null,
      provider: null,
      status: null,
    },
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    created: now,
    currency: price.currency,
    customer: customer.id,
    customer_details: {
      address: null,
      business_name: null,
      email: customer.email,
      individual_name: null,
      name: null,
      phone: null,
      tax_exempt: 'none',
      tax_ids: null,
    },
    expires_at: expires,
    invoice: null,
    locale: params.locale ?? null,
    metadata: mergeMetadata({}, params.metadata),
    mode: 'subscription',
    payment_method_collection: params.payment_method_collection ?? 'always',
    payment_status: 'unpaid',
    status: 'open',
    subscription: null,
    success_url: params.success_url,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    url: `${sandbox.publicUrl()}/checkout/${id}`,
    sandbox: wanted,
  };
  return sandbox.store.put(session);
}

const create = route('POST', '/v1/checkout/sessions', createParams, ({ sandbox, params }) => {
  const customer = needCustomer(sandbox, params.customer, 'customer');
  const id = params.line_items[0]?.price ?? '';
  const price = sandbox.store.get('price', id);
  if (!price) throw noSuch('price', id, 'line_items[0][price]');
  checkPrice(price, customer.currency, 'line_items[0][price]');
  return render(sandbox, newSession(sandbox, customer, price, params));
});

/** @throws StripeError when there is none */
export function needSession({ store }: Sandbox, id: string): CheckoutSession {
  const session = store.get('checkout.session', id);
  if (!session) throw noSuch('checkout.session', id);
  return session;
}

const retrieve = route('GET', '/v1/checkout/sessions/:id', none, ({ sandbox, id }) =>
  render(sandbox, needSession(sandbox, id)),
);

const expire = route('POST', '/v1/checkout/sessions/:id/expire', none, ({ sandbox, id }) => {
  const session = needSession(sandbox, id);
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  const expired = sandbox.store.put({ ...session, status: 'expired' as const, url: null });
  recordEvent(sandbox, 'checkout.session.expired', expired);
  return render(sandbox, expired);
});

const list = route(
  'GET',
  '/v1/checkout/sessions',
  optional({
    ...page,
    customer: text,
    status: z.enum(['open', 'complete', 'expired']),
    subscription: text,
  }),
  ({ sandbox, params: { customer, status, subscription, ...rest } }) => {
    const wanted = sandbox.store
      .all('checkout.session', customer === undefined ? {} : { customer })
      .filter((session) => status === undefined || session.status === status)
      .filter((session) => subscription === undefined || session.subscription === subscription);
    return listPage(sandbox, '/v1/checkout/sessions', wanted, rest);
  },
);

export const checkoutRoutes = [create, retrieve, expire, list];
