import { z } from 'zod';
import { putChanged, recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { integer, mergeMetadata, metadata, optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import type { Charge, Refund } from './payment-kinds.ts';
import type { Metadata } from './stored.ts';
import { newId } from './new-id.ts';

/**
 * Gives money of a charge back. The subscription that it paid goes on.
 * @param amount in the currency's smallest unit; all that is left unless told
 * @throws StripeError when it is more than is left
 */
export function refundCharge(
  sandbox: Sandbox,
  charge: Charge,
  options: { amount?: number | undefined; metadata?: Metadata; reason?: string | null } = {},
): Refund {
  const { amount = charge.amount - charge.amount_refunded, metadata: data = {}, reason = null } = options;
  if (charge.disputed) {
    throw invalidRequest(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    });
  }
  if (charge.refunded) {
    throw invalidRequest(`Charge ${charge.id} has already been refunded.`, {
      code: 'charge_already_refunded',
    });
  }
  const left = charge.amount - charge.amount_refunded;
  if (charge.status !== 'succeeded' || amount > left || amount < 1) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    });
  }
  const created = timeOf(sandbox, charge.sandbox.test_clock);
  const refund: Refund & Record<string, unknown> = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata: data,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  };
  sandbox.store.put(refund);
  recordEvent(sandbox, 'refund.created', refund);
  const refunded = charge.amount_refunded + amount;
  putChanged(sandbox, 'charge.refunded', charge, {
    ...charge,
    amount_refunded: refunded,
    refunded: refunded === charge.amount,
  });
  return refund;
}

const create = route(
  'POST',
  '/v1/refunds',
  optional({
    amount: integer,
    charge: text,
    metadata,
    payment_intent: text,
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']),
  }),
  ({ sandbox, params: { amount, charge, metadata: data, payment_intent: intent, reason = null } }) => {
    if (charge === undefined && intent === undefined) {
      throw invalidRequest(
        'One of the following params should be provided for this request: payment_intent or charge.',
      );
    }
    const id = charge ?? sandbox.store.get('payment_intent', intent ?? '')?.latest_charge ?? '';
    const found = sandbox.store.get('charge', id);
    if (!found)
      throw noSuch('charge', charge ?? intent ?? '', charge === undefined ? 'payment_intent' : 'charge');
    const options = { amount, reason, metadata: mergeMetadata({}, data) };
    return render(sandbox, refundCharge(sandbox, found, options));
  },
);

const retrieve = route('GET', '/v1/refunds/:id', none, ({ sandbox, id }) => {
  const refund = sandbox.store.get('refund', id);
  if (!refund) throw noSuch('refund', id);
  return render(sandbox, refund);
});

const list = route(
  'GET',
  '/v1/refunds',
  optional({ ...page, charge: text, payment_intent: text }),
  ({ sandbox, params: { charge, payment_intent: intent, ...rest } }) => {
    const wanted = sandbox.store
      .all('refund', charge === undefined ? {} : { parent: charge })
      .filter((refund) => intent === undefined || refund.payment_intent === intent);
    return listPage(sandbox, '/v1/refunds', wanted, rest);
  },
);

export const refundRoutes = [create, retrieve, list];
