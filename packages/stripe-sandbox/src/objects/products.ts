import { z } from 'zod';
import { putChanged, recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { flag, ignored, mergeMetadata, metadata, optional, orEmpty, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import type { Product } from './catalogue-kinds.ts';
import type { Metadata } from './stored.ts';
import { newId } from './new-id.ts';

const details = {
  active: flag,
  default_price: text,
  description: orEmpty(text),
  marketing_features: ignored,
  metadata,
  name: text,
  statement_descriptor: ignored,
  tax_code: ignored,
  url: ignored,
};

const untouched = {
  images: [],
  livemode: false,
  marketing_features: [],
  package_dimensions: null,
  shippable: null,
  statement_descriptor: null,
  tax_code: null,
  unit_label: null,
  url: null,
};

interface NewProduct {
  id?: string | undefined;
  name: string;
  active?: boolean | undefined;
  description?: string | null | undefined;
  metadata?: Metadata;
}

/** @throws StripeError when its id is taken */
export function createProduct(sandbox: Sandbox, wanted: NewProduct): Product {
  const { id = newId('prod', 14), name, active = true, description = null } = wanted;
  if (sandbox.store.find(id)) {
    throw invalidRequest('Product already exists.', { code: 'resource_already_exists', param: 'id' });
  }
  const created = timeOf(sandbox, null);
  const product: Product = {
    ...untouched,
    id,
    object: 'product',
    active,
    created,
    default_price: null,
    description,
    metadata: wanted.metadata ?? {},
    name,
    updated: created,
  };
  sandbox.store.put(product);
  recordEvent(sandbox, 'product.created', product);
  return product;
}

const create = route(
  'POST',
  '/v1/products',
  z.strictObject({ ...optional({ ...details, id: text }).shape, name: text }),
  ({ sandbox, params: { metadata: change, ...rest } }) =>
    render(sandbox, createProduct(sandbox, { ...rest, metadata: mergeMetadata({}, change) })),
);

const retrieve = route('GET', '/v1/products/:id', none, ({ sandbox, id }) => {
  const product = sandbox.store.get('product', id);
  if (!product) throw noSuch('product', id);
  return render(sandbox, product);
});

const update = route('POST', '/v1/products/:id', optional(details), ({ sandbox, id, params }) => {
  const before = sandbox.store.get('product', id);
  if (!before) throw noSuch('product', id);
  const after: Product = {
    ...before,
    active: params.active ?? before.active,
    default_price: params.default_price ?? before.default_price,
    description: params.description === undefined ? before.description : params.description,
    metadata: mergeMetadata(before.metadata, params.metadata),
    name: params.name ?? before.name,
    updated: timeOf(sandbox, null),
  };
  return render(sandbox, putChanged(sandbox, 'product.updated', before, after));
});

const list = route(
  'GET',
  '/v1/products',
  optional({ ...page, active: flag, ids: z.array(text) }),
  ({ sandbox, params: { active, ids, ...rest } }) => {
    const wanted = sandbox.store
      .all('product')
      .filter((product) => active === undefined || product.active === active)
      .filter((product) => ids === undefined || ids.includes(product.id));
    return listPage(sandbox, '/v1/products', wanted, rest);
  },
);

export const productRoutes = [create, retrieve, update, list];
