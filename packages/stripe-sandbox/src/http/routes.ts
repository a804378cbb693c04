import { eventRoutes } from '../events/event-routes.ts';
import { accountRoutes } from '../objects/account.ts';
import { chargeRoutes } from '../objects/charges.ts';
import { checkoutRoutes } from '../objects/checkout-sessions.ts';
import { customerRoutes } from '../objects/customers.ts';
import { disputeRoutes } from '../objects/disputes.ts';
import { eventDestinationRoutes } from '../objects/event-destinations.ts';
import { invoiceRoutes } from '../objects/invoices.ts';
import { portalRoutes } from '../objects/portal.ts';
import { priceRoutes } from '../objects/prices.ts';
import { productRoutes } from '../objects/products.ts';
import { refundRoutes } from '../objects/refunds.ts';
import { subscriptionRoutes } from '../objects/subscriptions.ts';
import { testClockRoutes } from '../objects/test-clocks.ts';
import { webhookEndpointRoutes } from '../objects/webhook-endpoints.ts';

/** Every call that the sandbox answers. */
export const routes = [
  ...accountRoutes,
  ...chargeRoutes,
  ...checkoutRoutes,
  ...customerRoutes,
  ...disputeRoutes,
  ...eventRoutes,
  ...eventDestinationRoutes,
  ...invoiceRoutes,
  ...portalRoutes,
  ...priceRoutes,
  ...productRoutes,
  ...refundRoutes,
  ...subscriptionRoutes,
  ...testClockRoutes,
  ...webhookEndpointRoutes,
];
