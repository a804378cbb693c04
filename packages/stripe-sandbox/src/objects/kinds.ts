import type {
  Charge,
  Dispute,
  InvoicePayment,
  PaymentIntent,
  PaymentMethod,
  Refund,
} from './payment-kinds.ts';
import type { Price, Product } from './catalogue-kinds.ts';
import type { Metadata, Stored } from './stored.ts';
import type {
  Invoice,
  MissingPaymentMethod,
  Subscription,
  SubscriptionSchedule,
} from './subscription-kinds.ts';

export interface Customer extends Stored {
  object: 'customer';
  created: number;
  currency: string | null;
  delinquent: boolean;
  deleted?: true;
  email: string | null;
  invoice_prefix: string;
  invoice_settings: { default_payment_method: string | null };
  metadata: Metadata;
  name: string | null;
  next_invoice_sequence: number;
  test_clock: string | null;
}

export interface CheckoutSession extends Stored {
  object: 'checkout.session';
  created: number;
  amount_total: number;
  currency: string;
  customer: string | null;
  expires_at: number;
  invoice: string | null;
  metadata: Metadata;
  mode: 'subscription';
  payment_method_collection: 'always' | 'if_required';
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  status: 'open' | 'complete' | 'expired';
  subscription: string | null;
  success_url: string;
  cancel_url: string | null;
  url: string | null;
  sandbox: SessionOrder;
}

/** What a checkout session sells, kept until it is paid. */
export interface SessionOrder {
  price: string;
  quantity: number;
  trial_end: number | null;
  missing_payment_method: MissingPaymentMethod;
  subscription_metadata: Metadata;
  /** Begun by a card that asked for 3-D Secure, and not paid yet. */
  subscription: string | null;
}

export interface PortalFeatures {
  customer_update: { allowed_updates: string[]; enabled: boolean };
  invoice_history: { enabled: boolean };
  payment_method_update: { enabled: boolean };
  subscription_cancel: { enabled: boolean; mode: 'at_period_end' | 'immediately' };
  subscription_update: {
    enabled: boolean;
    products: { product: string; prices: string[] }[] | null;
    schedule_at_period_end: { conditions: { type: 'decreasing_item_amount' | 'shortening_interval' }[] };
  };
}

export interface PortalConfiguration extends Stored {
  object: 'billing_portal.configuration';
  created: number;
  active: boolean;
  business_profile: { headline: string | null };
  default_return_url: string | null;
  features: PortalFeatures;
  is_default: boolean;
  metadata: Metadata;
  name: string | null;
  updated: number;
}

export interface PortalSession extends Stored {
  object: 'billing_portal.session';
  created: number;
  configuration: string;
  customer: string;
  return_url: string | null;
  url: string;
  sandbox: { expires_at: number };
}

export interface TestClock extends Stored {
  object: 'test_helpers.test_clock';
  created: number;
  frozen_time: number;
  name: string | null;
  status: 'ready' | 'advancing';
  status_details: { advancing?: { target_frozen_time: number } };
}

export interface WebhookEndpoint extends Stored {
  object: 'webhook_endpoint';
  created: number;
  api_version: string | null;
  description: string | null;
  enabled_events: string[];
  metadata: Metadata;
  status: 'enabled' | 'disabled';
  url: string;
  sandbox: { secret: string };
}

export interface EventDestination {
  id: string;
  object: 'v2.core.event_destination';
  created: string;
  description: string;
  enabled_events: string[];
  event_payload: 'snapshot' | 'thin';
  metadata: Metadata;
  name: string;
  status: 'enabled' | 'disabled';
  updated: string;
  sandbox: { secret: string; url: string };
}

export interface StripeEvent extends Stored {
  object: 'event';
  created: number;
  data: { object: object; previous_attributes?: object };
  request: { id: string | null; idempotency_key: string | null };
  type: string;
  /** `thin`: the id of the thin event beside it; `seen`: where its object is. */
  sandbox: { thin: string; related: { id: string; type: string; url: string } | null };
}

/** Every kind of object by its name in Stripe's API. */
export interface Kinds {
  customer: Customer;
  product: Product;
  price: Price;
  payment_method: PaymentMethod;
  subscription: Subscription;
  invoice: Invoice;
  invoice_payment: InvoicePayment;
  payment_intent: PaymentIntent;
  charge: Charge;
  refund: Refund;
  dispute: Dispute;
  'checkout.session': CheckoutSession;
  subscription_schedule: SubscriptionSchedule;
  'billing_portal.configuration': PortalConfiguration;
  'billing_portal.session': PortalSession;
  'test_helpers.test_clock': TestClock;
  webhook_endpoint: WebhookEndpoint;
  'v2.core.event_destination': EventDestination;
  event: StripeEvent;
}

export type Kind = keyof Kinds;
export type AnyObject = Kinds[Kind];
