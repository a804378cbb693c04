import { listPage } from '../http/list.ts';
import { optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { noSuch } from '../http/stripe-error.ts';

const retrieve = route('GET', '/v1/charges/:id', none, ({ sandbox, id }) => {
  const charge = sandbox.store.get('charge', id);
  if (!charge) throw noSuch('charge', id);
  return render(sandbox, charge);
});

const list = route(
  'GET',
  '/v1/charges',
  optional({ ...page, customer: text, payment_intent: text }),
  ({ sandbox, params: { customer, payment_intent: intent, ...rest } }) => {
    if (customer !== undefined && !sandbox.store.get('customer', customer)) {
      throw noSuch('customer', customer, 'customer');
    }
    const wanted = sandbox.store.all('charge', {
      ...(customer === undefined ? {} : { customer }),
      ...(intent === undefined ? {} : { parent: intent }),
    });
    return listPage(sandbox, '/v1/charges', wanted, rest);
  },
);

const retrieveIntent = route('GET', '/v1/payment_intents/:id', none, ({ sandbox, id }) => {
  const intent = sandbox.store.get('payment_intent', id);
  if (!intent) throw noSuch('payment_intent', id);
  return render(sandbox, intent);
});

export const chargeRoutes = [retrieve, list, retrieveIntent];
