import { recordEvent } from '../events/record-event.ts';
import type { Invoice } from '../objects/subscription-kinds.ts';
import { timeOf, type Sandbox } from '../sandbox.ts';

/** Nobody has to pay an invoice any more; its payment is canceled. */
export function voidInvoice(sandbox: Sandbox, invoice: Invoice): Invoice {
  const { store } = sandbox;
  const now = timeOf(sandbox, invoice.test_clock);
  const voided: Invoice = {
    ...invoice,
    amount_remaining: 0,
    auto_advance: false,
    automatically_finalizes_at: null,
    next_payment_attempt: null,
    status: 'void',
    status_transitions: { ...invoice.status_transitions, voided_at: now },
  };
  store.put(voided);
  recordEvent(sandbox, 'invoice.voided', voided);
  const intent =
    invoice.sandbox.payment_intent && store.get('payment_intent', invoice.sandbox.payment_intent);
  if (intent && intent.status !== 'succeeded') {
    const canceled = store.put({
      ...intent,
      canceled_at: now,
      cancellation_reason: 'void_invoice',
      next_action: null,
      status: 'canceled',
    });
    for (const payment of store.all('invoice_payment', { parent: invoice.id })) {
      store.put({
        ...payment,
        status: 'canceled',
        status_transitions: { ...payment.status_transitions, canceled_at: now },
      });
    }
    recordEvent(sandbox, 'payment_intent.canceled', canceled);
  }
  return voided;
}
