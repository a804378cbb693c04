import { timeOf, type Sandbox } from '../sandbox.ts';
import type { InvoicePayment, PaymentIntent } from './payment-kinds.ts';
import type { Invoice } from './subscription-kinds.ts';
import { newId } from './new-id.ts';

const untouched = {
  allowed_payment_method_types: null,
  amount_capturable: 0,
  amount_details: { tip: {} },
  application: null,
  application_fee_amount: null,
  automatic_payment_methods: null,
  capture_method: 'automatic',
  confirmation_method: 'automatic',
  customer_account: null,
  description: null,
  excluded_payment_method_types: null,
  livemode: false,
  managed_payments: { enabled: false },
  metadata: {},
  on_behalf_of: null,
  payment_method_configuration_details: null,
  payment_method_options: {},
  payment_method_types: ['card', 'sepa_debit'],
  processing: null,
  receipt_email: null,
  review: null,
  setup_future_usage: 'off_session',
  shipping: null,
  statement_descriptor: null,
  statement_descriptor_suffix: null,
  transfer_data: null,
  transfer_group: null,
};

/** The payment of an invoice, without a means of payment yet. */
export function newPaymentIntent(sandbox: Sandbox, invoice: Invoice): PaymentIntent {
  const created = timeOf(sandbox, invoice.test_clock);
  const id = newId('pi');
  const intent: PaymentIntent & Record<string, unknown> = {
    ...untouched,
    id,
    object: 'payment_intent',
    amount: invoice.amount_due,
    amount_received: 0,
    canceled_at: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${newId('', 25).slice(1)}`,
    created,
    currency: invoice.currency,
    customer: invoice.customer,
    last_payment_error: null,
    latest_charge: null,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
    sandbox: { invoice: invoice.id, settles_at: null, test_clock: invoice.test_clock },
  };
  const payment: InvoicePayment & Record<string, unknown> = {
    id: newId('inpay'),
    object: 'invoice_payment',
    amount_paid: null,
    amount_requested: invoice.amount_due,
    created,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: false,
    payment: { payment_intent: id, type: 'payment_intent' },
    status: 'open',
    status_transitions: { canceled_at: null, paid_at: null },
  };
  sandbox.store.put(payment);
  return sandbox.store.put(intent);
}
