import * as contract from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { createCheckout } from './create-checkout.ts';
import { getBilling } from './get-billing.ts';
import { openPortal } from './open-portal.ts';
import { syncBilling } from './sync-billing.ts';
import { takeStripeEvent } from './take-stripe-event.ts';

export const billingRoutes = [
  route(contract.getBilling, ({ caller, context }) => getBilling(context, caller)),
  route(contract.createCheckout, async ({ body, caller, context }) => ({
    url: await createCheckout(context, caller, body),
  })),
  route(contract.openPortal, async ({ caller, context }) => ({ url: await openPortal(context, caller) })),
  route(contract.syncBilling, ({ caller, context }) => syncBilling(context, caller)),
  route(contract.stripeWebhook, async ({ body, context, request }) => {
    const signature = request.headers['stripe-signature'];
    await takeStripeEvent(context, body, typeof signature === 'string' ? signature : undefined);
    return { received: true as const };
  }),
];
