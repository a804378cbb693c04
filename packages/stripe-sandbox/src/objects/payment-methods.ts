import { createHash } from 'node:crypto';
import { recordEvent } from '../events/record-event.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';
import type { Customer } from './kinds.ts';
import type { PaymentMethod } from './payment-kinds.ts';
import type { Subscription } from './subscription-kinds.ts';
import { newId } from './new-id.ts';
import { findTestCard, type TestCard } from './test-cards.ts';

const fingerprint = (number: string) => createHash('sha256').update(number).digest('hex').slice(0, 16);

function cardDetails({ brand, number }: TestCard, year: number) {
  return {
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    display_brand: brand,
    exp_month: 12,
    exp_year: year,
    fingerprint: fingerprint(number),
    funding: 'credit',
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function debitDetails({ number }: TestCard) {
  return {
    bank_code: number.slice(4, 9),
    branch_code: '',
    country: number.slice(0, 2),
    fingerprint: fingerprint(number),
    generated_from: { charge: null, setup_attempt: null },
    last4: number.slice(-4),
  };
}

/** A card or a bank account, kept for a customer. */
export function attachPaymentMethod(sandbox: Sandbox, customer: Customer, card: TestCard): PaymentMethod {
  const created = timeOf(sandbox, customer.test_clock);
  const type = card.brand === 'sepa_debit' ? 'sepa_debit' : 'card';
  const method: PaymentMethod & Record<string, unknown> = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'limited',
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      email: customer.email,
      name: customer.name,
      phone: null,
      tax_id: null,
    },
    created,
    customer: customer.id,
    customer_account: null,
    livemode: false,
    metadata: {},
    type,
    ...(type === 'card'
      ? { card: cardDetails(card, new Date(created * 1000).getUTCFullYear() + 3) }
      : { sepa_debit: debitDetails(card) }),
    sandbox: { number: card.number },
  };
  sandbox.store.put(method);
  recordEvent(sandbox, 'payment_method.attached', method);
  return method;
}

/** What a subscription is paid with; undefined for nothing. */
export function methodOf(
  { store }: Sandbox,
  { customer, default_payment_method: own }: Subscription,
): PaymentMethod | undefined {
  const id = own ?? store.get('customer', customer)?.invoice_settings.default_payment_method;
  return id ? store.get('payment_method', id) : undefined;
}

export function testCardOf({ sandbox: { number } }: PaymentMethod): TestCard {
  const card = findTestCard(number);
  if (!card) throw new Error(`The sandbox knows no card ${number}`);
  return card;
}
