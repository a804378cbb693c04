import { putChanged, recordEvent } from '../events/record-event.ts';
import { listPage } from '../http/list.ts';
import { optional, page, text } from '../http/params.ts';
import { render } from '../http/render.ts';
import { none, route } from '../http/route.ts';
import { invalidRequest, noSuch } from '../http/stripe-error.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import type { Charge, Dispute } from './payment-kinds.ts';
import { newId } from './new-id.ts';

const RESPONSE_DAYS = 7;

const evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/** The customer's bank takes a payment back. */
export function openDispute(sandbox: Sandbox, charge: Charge): Dispute {
  if (charge.status !== 'succeeded' || charge.disputed) {
    throw invalidRequest(`The charge ${charge.id} cannot be disputed.`);
  }
  const now = timeOf(sandbox, charge.sandbox.test_clock);
  const dispute: Dispute & Record<string, unknown> = {
    id: newId('du'),
    object: 'dispute',
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence,
    evidence_details: {
      due_by: now + RESPONSE_DAYS * 86_400,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
    },
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' },
      type: 'card',
    },
    reason: 'fraudulent',
    status: 'needs_response',
    sandbox: { customer: charge.customer, test_clock: charge.sandbox.test_clock },
  };
  sandbox.store.put(dispute);
  sandbox.store.put({ ...charge, disputed: true });
  recordEvent(sandbox, 'charge.dispute.created', dispute);
  recordEvent(sandbox, 'charge.dispute.funds_withdrawn', dispute);
  return dispute;
}

/** The bank has decided. */
export function closeDispute(sandbox: Sandbox, id: string, status: 'won' | 'lost'): Dispute {
  const dispute = sandbox.store.get('dispute', id);
  if (!dispute) throw noSuch('dispute', id);
  if (dispute.status !== 'needs_response') throw invalidRequest(`The dispute ${id} is closed.`);
  const closed = putChanged(sandbox, 'charge.dispute.updated', dispute, { ...dispute, status });
  if (status === 'won') recordEvent(sandbox, 'charge.dispute.funds_reinstated', closed);
  recordEvent(sandbox, 'charge.dispute.closed', closed);
  return closed;
}

const retrieve = route('GET', '/v1/disputes/:id', none, ({ sandbox, id }) => {
  const dispute = sandbox.store.get('dispute', id);
  if (!dispute) throw noSuch('dispute', id);
  return render(sandbox, dispute);
});

const list = route(
  'GET',
  '/v1/disputes',
  optional({ ...page, charge: text, payment_intent: text }),
  ({ sandbox, params: { charge, payment_intent: intent, ...rest } }) => {
    const wanted = sandbox.store
      .all('dispute', charge === undefined ? {} : { parent: charge })
      .filter((dispute) => intent === undefined || dispute.payment_intent === intent);
    return listPage(sandbox, '/v1/disputes', wanted, rest);
  },
);

export const disputeRoutes = [retrieve, list];
