import type { Stored } from './stored.ts';

export interface PaymentMethod extends Stored {
  object: 'payment_method';
  created: number;
  type: 'card' | 'sepa_debit';
  customer: string | null;
  card?: { brand: string; last4: string; exp_month: number; exp_year: number };
  sepa_debit?: { last4: string; country: string };
  sandbox: { number: string };
}

export interface InvoicePayment extends Stored {
  object: 'invoice_payment';
  created: number;
  amount_paid: number | null;
  invoice: string;
  payment: { payment_intent: string; type: 'payment_intent' };
  status: 'open' | 'paid' | 'canceled';
  status_transitions: { canceled_at: number | null; paid_at: number | null };
}

export interface PaymentIntent extends Stored {
  object: 'payment_intent';
  created: number;
  amount: number;
  amount_received: number;
  canceled_at: number | null;
  cancellation_reason: string | null;
  currency: string;
  customer: string;
  last_payment_error: object | null;
  latest_charge: string | null;
  next_action: object | null;
  payment_method: string | null;
  status: 'requires_payment_method' | 'requires_action' | 'processing' | 'succeeded' | 'canceled';
  sandbox: { invoice: string; settles_at: number | null; test_clock: string | null };
}

export interface Charge extends Stored {
  object: 'charge';
  created: number;
  amount: number;
  amount_refunded: number;
  currency: string;
  customer: string;
  disputed: boolean;
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  refunded: boolean;
  status: 'pending' | 'succeeded' | 'failed';
  sandbox: { test_clock: string | null };
}

export interface Refund extends Stored {
  object: 'refund';
  created: number;
  amount: number;
  charge: string;
  payment_intent: string;
  status: 'succeeded';
}

export interface Dispute extends Stored {
  object: 'dispute';
  created: number;
  amount: number;
  charge: string;
  payment_intent: string;
  status: 'needs_response' | 'won' | 'lost';
  sandbox: { customer: string; test_clock: string | null };
}
