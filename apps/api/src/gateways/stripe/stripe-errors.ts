import Stripe from 'stripe';
import { AppError } from '../../http/app-error.ts';

/** Whether Stripe says that there is no such object, in this account and mode. */
function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing';
}

/**
 * Asks Stripe. Whatever keeps it from answering (the network, its own trouble, a key that is not valid any more) is the same to
 * the caller: nothing was learned, and the last truth goes on.
 * @throws AppError `billing_unavailable` with the cause, for the log
 */
export async function askStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError)
      throw new AppError('billing_unavailable', undefined, { cause: error });
    throw error;
  }
}

/**
 * Asks Stripe about something that may be gone there.
 * @returns undefined when it is
 * @throws AppError `billing_unavailable`
 */
export function askStripeFor<T>(call: () => Promise<T>): Promise<T | undefined> {
  return askStripe(async () => {
    try {
      return await call();
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });
}
