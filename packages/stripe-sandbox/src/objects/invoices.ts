import { z } from 'zod';
import { listPage } from '../http/list.ts';
import { ignored, optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { noSuch } from '../http/stripe-error.ts';
import { needCustomer } from './customers.ts';

const retrieve = route('GET', '/v1/invoices/:id', none, ({ sandbox, id }) => {
  const invoice = sandbox.store.get('invoice', id);
  if (!invoice) throw noSuch('invoice', id);
  return render(sandbox, invoice);
});

const list = route(
  'GET',
  '/v1/invoices',
  optional({
    ...page,
    collection_method: ignored,
    customer: text,
    status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']),
    subscription: text,
  }),
  ({ sandbox, params: { customer, status, subscription, ...rest } }) => {
    if (customer !== undefined && !sandbox.store.get('customer', customer)) {
      needCustomer(sandbox, customer, 'customer');
    }
    const wanted = sandbox.store
      .all('invoice', {
        ...(customer === undefined ? {} : { customer }),
        ...(subscription === undefined ? {} : { parent: subscription }),
      })
      .filter((invoice) => status === undefined || invoice.status === status);
    return listPage(sandbox, '/v1/invoices', wanted, rest);
  },
);

export const invoiceRoutes = [retrieve, list];
