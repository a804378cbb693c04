import type { Context } from '../../context.ts';
import type { StripeGateway } from '../../gateways/stripe/stripe.ts';
import { AppError } from '../../http/app-error.ts';

/**
 * Stripe, where plans are paid for.
 * @throws AppError `billing_off`
 */
export function requireStripe({ stripe }: Pick<Context, 'stripe'>): StripeGateway {
  if (!stripe) throw new AppError('billing_off');
  return stripe;
}
