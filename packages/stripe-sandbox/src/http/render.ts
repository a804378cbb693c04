import type { AnyObject } from '../objects/kinds.ts';
import type { SubscriptionItem } from '../objects/subscription-kinds.ts';
import type { Sandbox } from '../sandbox.ts';
import { invalidRequest } from './stripe-error.ts';

/** An object, or what stands for one in an answer. */
export type Shown = Record<string, unknown>;

/** Properties that are only there when they are asked for, by the kind of their object. */
type Extra = (sandbox: Sandbox, object: Shown) => unknown;

const list = (url: string, data: unknown[]) => ({ object: 'list', data, has_more: false, url });

const EXTRA: Record<string, Record<string, Extra>> = {
  customer: {
    subscriptions: (sandbox, { id }) =>
      list(
        `/v1/customers/${String(id)}/subscriptions`,
        sandbox.store
          .all('subscription', { customer: String(id) })
          .filter(({ status }) => status !== 'canceled' && status !== 'incomplete_expired')
          .map((subscription) => render(sandbox, subscription)),
      ),
  },
  'checkout.session': {
    line_items: (sandbox, { id }) => {
      const session = sandbox.store.need('checkout.session', String(id));
      const price = sandbox.store.need('price', session.sandbox.price);
      const amount = price.unit_amount * session.sandbox.quantity;
      return list(`/v1/checkout/sessions/${String(id)}/line_items`, [
        {
          id: session.id.replace('cs_test', 'li'),
          object: 'item',
          adjustable_quantity: null,
          amount_discount: 0,
          amount_subtotal: amount,
          amount_tax: 0,
          amount_total: amount,
          currency: price.currency,
          description: sandbox.store.get('product', price.product)?.name ?? '',
          metadata: {},
          price,
          quantity: session.sandbox.quantity,
        },
      ]);
    },
  },
  invoice: {
    payments: (sandbox, { id }) =>
      list(
        `/v1/invoice_payments?invoice=${String(id)}`,
        sandbox.store
          .all('invoice_payment', { parent: String(id) })
          .map((payment) => render(sandbox, payment)),
      ),
  },
  charge: {
    refunds: (sandbox, { id }) =>
      list(
        `/v1/charges/${String(id)}/refunds`,
        sandbox.store.all('refund', { parent: String(id) }).map((refund) => render(sandbox, refund)),
      ),
  },
};

/** An object as an answer or an event shows it: without what Stripe keeps to itself, and with its prices as they are now. */
export function render({ store }: Sandbox, object: AnyObject): Shown {
  if (object.object === 'customer' && object.deleted) {
    return { id: object.id, object: 'customer', deleted: true };
  }
  const shown: Shown = { ...object };
  delete shown.sandbox;
  if (object.object === 'subscription') {
    const data = object.items.data.map((item: SubscriptionItem) => ({
      ...item,
      price: store.get('price', item.price.id) ?? item.price,
    }));
    shown.items = { ...object.items, data };
  }
  return shown;
}

const DEEPEST = 4;

/**
 * Puts whole objects where an answer has their ids.
 * @param paths as `expand` names them: `latest_invoice.payments`, `data.customer`
 * @throws StripeError for what cannot be expanded
 */
export function expand(sandbox: Sandbox, answer: Shown, paths: readonly string[]): Shown {
  for (const path of paths) {
    const names = path.split('.');
    if (names.length > DEEPEST) {
      throw invalidRequest(`You cannot expand more than ${DEEPEST} levels of a property.`);
    }
    expandPath(sandbox, answer, names, path);
  }
  return answer;
}

function expandPath(sandbox: Sandbox, holder: Shown, [name, ...rest]: string[], path: string): void {
  if (name === undefined) return;
  const extra = EXTRA[String(holder.object)]?.[name];
  let value = holder[name];
  if (extra) {
    value ??= extra(sandbox, holder);
    holder[name] = value;
  } else if (typeof value === 'string') {
    const found = sandbox.store.find(value);
    if (!found) throw notExpandable(path);
    value = holder[name] = render(sandbox, found);
  } else if (value === undefined) {
    throw notExpandable(path);
  }
  if (Array.isArray(value)) {
    for (const each of value) if (isShown(each)) expandPath(sandbox, each, rest, path);
  } else if (isShown(value)) {
    expandPath(sandbox, value, rest, path);
  }
}

const isShown = (value: unknown): value is Shown => typeof value === 'object' && value !== null;

const notExpandable = (path: string) =>
  invalidRequest(`This property cannot be expanded (${path}).`, { param: 'expand' });
