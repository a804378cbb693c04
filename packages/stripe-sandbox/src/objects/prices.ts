import { z } from 'zod';
import { putChanged, recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import {
  flag,
  ignored,
  integer,
  mergeMetadata,
  metadata,
  optional,
  orEmpty,
  page,
  text,
} from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import type { Interval, Price } from './catalogue-kinds.ts';
import type { Metadata } from './stored.ts';
import { newId } from './new-id.ts';
import { createProduct } from './products.ts';

const interval = z.enum(['day', 'week', 'month', 'year']);
const lookupKey = text.max(200);
const changeable = {
  active: flag,
  lookup_key: lookupKey,
  metadata,
  nickname: orEmpty(text),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']),
  transfer_lookup_key: flag,
};

const untouched = {
  billing_scheme: 'per_unit',
  custom_unit_amount: null,
  livemode: false,
  tiers_mode: null,
  transform_quantity: null,
};

export interface NewPrice {
  product: string;
  currency: string;
  unit_amount: number;
  recurring: { interval: Interval; interval_count?: number | undefined } | null;
  lookup_key?: string | undefined;
  transfer_lookup_key?: boolean | undefined;
  active?: boolean | undefined;
  metadata?: Metadata;
  nickname?: string | null | undefined;
  tax_behavior?: string | undefined;
}

export function createPrice(sandbox: Sandbox, wanted: NewPrice): Price {
  const { product, currency, unit_amount: amount, recurring, lookup_key: key } = wanted;
  if (!sandbox.store.get('product', product)) throw noSuch('product', product, 'product');
  if (key !== undefined) takeLookupKey(sandbox, key, wanted.transfer_lookup_key);
  const price: Price & { unit_amount_decimal: string } = {
    ...untouched,
    id: newId('price'),
    object: 'price',
    active: wanted.active ?? true,
    created: timeOf(sandbox, null),
    currency: currency.toLowerCase(),
    lookup_key: key ?? null,
    metadata: wanted.metadata ?? {},
    nickname: wanted.nickname ?? null,
    product,
    recurring: recurring && {
      interval: recurring.interval,
      interval_count: recurring.interval_count ?? 1,
      meter: null,
      usage_type: 'licensed',
    },
    tax_behavior: wanted.tax_behavior ?? 'unspecified',
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: amount,
    unit_amount_decimal: String(amount),
  };
  sandbox.store.put(price);
  recordEvent(sandbox, 'price.created', price);
  return price;
}

/** @throws StripeError when another price has the key and it is not to be transferred */
function takeLookupKey(sandbox: Sandbox, key: string, transfer = false, by?: string): void {
  const holder = priceByLookupKey(sandbox, key);
  if (!holder || holder.id === by) return;
  if (!transfer) {
    throw invalidRequest(
      `A price (\`${holder.id}\`) already uses that lookup key. You may transfer it with \`transfer_lookup_key=true\`.`,
      { param: 'lookup_key' },
    );
  }
  putChanged(sandbox, 'price.updated', holder, { ...holder, lookup_key: null });
}

export function priceByLookupKey({ store }: Sandbox, key: string): Price | undefined {
  return store.all('price').find((price) => price.lookup_key === key);
}

const create = route(
  'POST',
  '/v1/prices',
  z.strictObject({
    ...optional(changeable).shape,
    currency: text.regex(/^[a-zA-Z]{3}$/),
    product: text.optional(),
    product_data: z.strictObject({ name: text, metadata: metadata.optional() }).optional(),
    recurring: z
      .strictObject({
        interval,
        interval_count: integer.optional(),
        usage_type: z.literal('licensed').optional(),
      })
      .optional(),
    unit_amount: integer.pipe(z.number().min(0)),
  }),
  ({ sandbox, params: { product, product_data: data, recurring, metadata: change, ...rest } }) => {
    if (product === undefined && !data) {
      throw invalidRequest('Missing required param: product.', {
        code: 'parameter_missing',
        param: 'product',
      });
    }
    const owner = product ?? createProduct(sandbox, { name: data?.name ?? '' }).id;
    const wanted = {
      ...rest,
      product: owner,
      recurring: recurring ?? null,
      metadata: mergeMetadata({}, change),
    };
    return render(sandbox, createPrice(sandbox, wanted));
  },
);

function needPrice({ store }: Sandbox, id: string): Price {
  const price = store.get('price', id);
  if (!price) throw noSuch('price', id);
  return price;
}

const retrieve = route('GET', '/v1/prices/:id', none, ({ sandbox, id }) =>
  render(sandbox, needPrice(sandbox, id)),
);

const update = route('POST', '/v1/prices/:id', optional(changeable), ({ sandbox, id, params }) => {
  const before = needPrice(sandbox, id);
  if (params.lookup_key !== undefined) {
    takeLookupKey(sandbox, params.lookup_key, params.transfer_lookup_key, id);
  }
  const after: Price = {
    ...before,
    active: params.active ?? before.active,
    lookup_key: params.lookup_key ?? before.lookup_key,
    metadata: mergeMetadata(before.metadata, params.metadata),
    nickname: params.nickname === undefined ? before.nickname : params.nickname,
    tax_behavior: params.tax_behavior ?? before.tax_behavior,
  };
  return render(sandbox, putChanged(sandbox, 'price.updated', before, after));
});

const list = route(
  'GET',
  '/v1/prices',
  optional({
    ...page,
    active: flag,
    currency: text,
    lookup_keys: z.array(lookupKey).max(10),
    product: text,
    recurring: optional({ interval, meter: ignored, usage_type: ignored }),
    type: z.enum(['recurring', 'one_time']),
  }),
  ({ sandbox, params: { active, currency, lookup_keys: keys, product, recurring, type, ...rest } }) => {
    const wanted = sandbox.store
      .all('price', product === undefined ? {} : { parent: product })
      .filter((price) => active === undefined || price.active === active)
      .filter((price) => currency === undefined || price.currency === currency)
      .filter((price) => keys === undefined || (price.lookup_key !== null && keys.includes(price.lookup_key)))
      .filter(
        (price) => recurring?.interval === undefined || price.recurring?.interval === recurring.interval,
      )
      .filter((price) => type === undefined || price.type === type);
    return listPage(sandbox, '/v1/prices', wanted, rest);
  },
);

export const priceRoutes = [create, retrieve, update, list];
