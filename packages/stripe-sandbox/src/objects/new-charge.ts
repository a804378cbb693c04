import { timeOf, type Sandbox } from '../sandbox.ts';
import type { Charge, PaymentIntent, PaymentMethod } from './payment-kinds.ts';
import { newId } from './new-id.ts';
import type { Decline } from './test-cards.ts';

const untouched = {
  application: null,
  application_fee: null,
  application_fee_amount: null,
  balance_transaction: null,
  calculated_statement_descriptor: 'FOOTLIGHT SANDBOX',
  description: 'Subscription',
  failure_balance_transaction: null,
  fraud_details: {},
  livemode: false,
  metadata: {},
  on_behalf_of: null,
  radar_options: {},
  receipt_email: null,
  receipt_number: null,
  receipt_url: null,
  review: null,
  shipping: null,
  source_transfer: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

function methodDetails({ type, card, sepa_debit: debit }: PaymentMethod) {
  if (type === 'sepa_debit') {
    return {
      sepa_debit: { bank_code: null, branch_code: null, fingerprint: null, mandate: null, ...debit },
      type,
    };
  }
  return {
    card: {
      amount_authorized: null,
      authorization_code: null,
      brand: card?.brand ?? null,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: null },
      country: 'US',
      exp_month: card?.exp_month ?? 1,
      exp_year: card?.exp_year ?? 1970,
      fingerprint: null,
      funding: 'credit',
      installments: null,
      last4: card?.last4 ?? null,
      mandate: null,
      network: card?.brand ?? null,
      network_token: { used: false },
      network_transaction_id: null,
      regulated_status: 'unregulated',
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type,
  };
}

/** One attempt to take the money of a payment. */
export function newCharge(
  sandbox: Sandbox,
  intent: PaymentIntent,
  method: PaymentMethod,
  status: Charge['status'],
  decline?: Decline,
): Charge {
  const paid = status === 'succeeded';
  const charge: Charge & Record<string, unknown> = {
    ...untouched,
    id: newId(method.type === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      email: null,
      name: null,
      phone: null,
      tax_id: null,
    },
    captured: paid,
    created: timeOf(sandbox, intent.sandbox.test_clock),
    currency: intent.currency,
    customer: intent.customer,
    disputed: false,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: decline ? 'declined_by_network' : 'approved_by_network',
      reason: decline?.decline_code ?? null,
      risk_level: 'normal',
      seller_message: decline ? 'The bank did not say why.' : 'Payment complete.',
      type: decline ? 'issuer_declined' : 'authorized',
    },
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: methodDetails(method),
    refunded: false,
    status,
    sandbox: { test_clock: intent.sandbox.test_clock },
  };
  return sandbox.store.put(charge);
}
