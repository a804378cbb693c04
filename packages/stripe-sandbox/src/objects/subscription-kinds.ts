import type { Price } from './catalogue-kinds.ts';
import type { Metadata, Stored, StripeList } from './stored.ts';

export interface SubscriptionItem extends Stored {
  object: 'subscription_item';
  created: number;
  current_period_start: number;
  current_period_end: number;
  metadata: Metadata;
  price: Price;
  quantity: number;
  subscription: string;
}

export type SubscriptionStatus =
  'incomplete' | 'incomplete_expired' | 'trialing' | 'active' | 'past_due' | 'unpaid' | 'paused' | 'canceled';

export type MissingPaymentMethod = 'create_invoice' | 'pause' | 'cancel';

export interface CancellationDetails {
  comment: string | null;
  feedback: string | null;
  feedback_option: null;
  reason: 'cancellation_requested' | 'payment_failed' | 'payment_disputed' | null;
}

export interface Subscription extends Stored {
  object: 'subscription';
  created: number;
  billing_cycle_anchor: number;
  cancel_at: number | null;
  cancel_at_period_end: boolean;
  canceled_at: number | null;
  cancellation_details: CancellationDetails;
  currency: string;
  customer: string;
  default_payment_method: string | null;
  description: string | null;
  ended_at: number | null;
  items: StripeList<SubscriptionItem>;
  latest_invoice: string | null;
  metadata: Metadata;
  pending_update: PendingUpdate | null;
  schedule: string | null;
  start_date: number;
  status: SubscriptionStatus;
  test_clock: string | null;
  trial_end: number | null;
  trial_settings: { end_behavior: { missing_payment_method: MissingPaymentMethod } };
  trial_start: number | null;
  sandbox: {
    trial_end_announced: boolean;
    checkout_session: string | null;
    /** A bank debit of the first payment is under way: until it settles, the subscription does not expire. */
    settling: boolean;
    /** Prorations that the next invoice takes up. */
    pending_lines: PendingLine[];
  };
}

export interface PendingLine {
  price: string;
  quantity: number;
  amount: number;
  description: string;
  period: { start: number; end: number };
}

export interface PendingUpdate {
  expires_at: number;
  subscription_items: SubscriptionItem[];
}

export interface LineItem extends Stored {
  object: 'line_item';
  amount: number;
  description: string;
  period: { start: number; end: number };
}

export interface Invoice extends Stored {
  object: 'invoice';
  created: number;
  amount_due: number;
  amount_paid: number;
  amount_remaining: number;
  attempt_count: number;
  attempted: boolean;
  auto_advance: boolean;
  automatically_finalizes_at: number | null;
  billing_reason: 'subscription_create' | 'subscription_cycle' | 'subscription_update';
  currency: string;
  customer: string;
  hosted_invoice_url: string | null;
  invoice_pdf: string | null;
  lines: StripeList<LineItem>;
  next_payment_attempt: number | null;
  number: string | null;
  parent: { subscription_details: { subscription: string } };
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void';
  status_transitions: {
    finalized_at: number | null;
    marked_uncollectible_at: number | null;
    paid_at: number | null;
    voided_at: number | null;
  };
  test_clock: string | null;
  total: number;
  sandbox: { payment_intent: string | null };
}

export interface SubscriptionSchedule extends Stored {
  object: 'subscription_schedule';
  created: number;
  current_phase: { start_date: number; end_date: number } | null;
  customer: string;
  phases: { items: { price: string; quantity: number }[]; start_date: number; end_date: number }[];
  released_at: number | null;
  released_subscription: string | null;
  status: 'active' | 'released' | 'canceled';
  subscription: string | null;
  test_clock: string | null;
}
