import { putChanged, recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { ignored, mergeMetadata, metadata, optional, orEmpty, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import { cancelNow, isOver } from '../lifecycle/cancel.ts';
import type { Customer } from './kinds.ts';
import { newId } from './new-id.ts';

const details = {
  address: ignored,
  description: ignored,
  email: orEmpty(text.max(512)),
  invoice_settings: optional({ default_payment_method: orEmpty(text) }),
  metadata,
  name: orEmpty(text.max(256)),
  phone: ignored,
  preferred_locales: ignored,
  tax: ignored,
};

const untouched = {
  address: null,
  balance: 0,
  customer_account: null,
  default_source: null,
  description: null,
  discount: null,
  livemode: false,
  phone: null,
  preferred_locales: [],
  shipping: null,
  tax_exempt: 'none',
};

/** @throws StripeError when there is none, or it was deleted */
export function needCustomer({ store }: Sandbox, id: string, param?: string): Customer {
  const customer = store.get('customer', id);
  if (!customer || customer.deleted) throw noSuch('customer', id, param);
  return customer;
}

const create = route(
  'POST',
  '/v1/customers',
  optional({ ...details, test_clock: text }),
  ({ sandbox, params }) => {
    const clock = params.test_clock ?? null;
    if (clock !== null && !sandbox.store.get('test_helpers.test_clock', clock)) {
      throw noSuch('test clock', clock, 'test_clock');
    }
    const customer: Customer = {
      ...untouched,
      id: newId('cus', 14),
      object: 'customer',
      created: timeOf(sandbox, clock),
      currency: null,
      delinquent: false,
      email: params.email ?? null,
      invoice_prefix: newId('', 8).slice(1).toUpperCase(),
      invoice_settings: {
        custom_fields: null,
        default_payment_method: params.invoice_settings?.default_payment_method ?? null,
        footer: null,
        rendering_options: null,
      } as Customer['invoice_settings'],
      metadata: mergeMetadata({}, params.metadata),
      name: params.name ?? null,
      next_invoice_sequence: 1,
      test_clock: clock,
    };
    sandbox.store.put(customer);
    recordEvent(sandbox, 'customer.created', customer);
    return render(sandbox, customer);
  },
);

const retrieve = route('GET', '/v1/customers/:id', none, ({ sandbox, id }) => {
  const customer = sandbox.store.get('customer', id);
  if (!customer) throw noSuch('customer', id);
  return render(sandbox, customer);
});

const update = route('POST', '/v1/customers/:id', optional(details), ({ sandbox, id, params }) => {
  const before = needCustomer(sandbox, id);
  const after: Customer = {
    ...before,
    ...(params.email === undefined ? {} : { email: params.email }),
    ...(params.name === undefined ? {} : { name: params.name }),
    invoice_settings: {
      ...before.invoice_settings,
      ...params.invoice_settings,
    },
    metadata: mergeMetadata(before.metadata, params.metadata),
  };
  return render(sandbox, putChanged(sandbox, 'customer.updated', before, after));
});

/** Ends its subscriptions at once. What it paid stays to be read. */
export function deleteCustomer(sandbox: Sandbox, id: string): Customer {
  const customer = needCustomer(sandbox, id);
  for (const subscription of sandbox.store.all('subscription', { customer: id })) {
    if (!isOver(subscription)) cancelNow(sandbox, subscription, null);
  }
  const deleted: Customer = { ...customer, deleted: true };
  sandbox.store.put(deleted);
  recordEvent(sandbox, 'customer.deleted', customer);
  return deleted;
}

const del = route('DELETE', '/v1/customers/:id', none, ({ sandbox, id }) =>
  render(sandbox, deleteCustomer(sandbox, id)),
);

const list = route(
  'GET',
  '/v1/customers',
  optional({ ...page, email: text, test_clock: text }),
  ({ sandbox, params: { email, test_clock: clock, ...rest } }) => {
    const wanted = sandbox.store
      .all('customer')
      .filter((customer) => !customer.deleted)
      .filter((customer) => email === undefined || customer.email === email)
      .filter((customer) => clock === undefined || customer.test_clock === clock);
    return listPage(sandbox, '/v1/customers', wanted, rest);
  },
);

export const customerRoutes = [create, retrieve, update, del, list];
