export { endBilling, hasSubscription } from './end-billing.ts';
export { exportBillingOf } from './export-billing.ts';
export { requestCustomerSync } from './request-sync.ts';
export { billingRoutes } from './routes.ts';
export { startBillingSync } from './sync-due.ts';
export { purgeStripeEvents } from './take-stripe-event.ts';
