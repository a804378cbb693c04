import type Stripe from 'stripe';
import type { BillingConfig } from '../../config/config.ts';
import { AppError } from '../../http/app-error.ts';
import { type Offer, lookupKeyOf } from './catalog.ts';
import { askStripe, askStripeFor } from './stripe-errors.ts';

/** A checkout that can be paid still. */
export interface OpenCheckout {
  id: string;
  url: string;
  /** What it is for, as its metadata says: the price's lookup key. */
  offer: string | undefined;
}

/** Pages of Stripe. Every call throws AppError `billing_unavailable` when Stripe does not answer. */
export interface CheckoutPages {
  /** @param key makes a second call with it answer the same page */
  createCheckout(
    checkout: {
      customerId: string;
      userId: string;
      offer: Offer;
      /** Whether the account had no subscription before: only then there is a trial. */
      first: boolean;
      successUrl: string;
      cancelUrl: string;
    },
    key: string,
  ): Promise<string>;
  /** None of a customer who is gone. */
  listOpenCheckouts(customerId: string): Promise<OpenCheckout[]>;
  /** Closes a checkout. @returns false when it was paid or closed meanwhile */
  expireCheckout(id: string): Promise<boolean>;
  /** The customer portal; undefined when the customer is gone. */
  createPortal(customerId: string, returnUrl: string): Promise<string | undefined>;
}

/** Under which our configuration of the portal says whose it is. */
export const portalMark = { key: 'footlight', value: 'portal' };
/** How long the id of the portal's configuration and of a price are remembered, in milliseconds. */
const rememberMs = 5 * 60_000;

export function checkoutPages(client: Stripe, config: BillingConfig): CheckoutPages {
  const priceOf = remembered(async (lookupKey) => {
    const { data } = await client.prices.list({ lookup_keys: [lookupKey], active: true, limit: 1 });
    return data[0]?.id;
  });
  const configurationOf = remembered(async () => {
    const { data } = await client.billingPortal.configurations.list({ active: true, limit: 100 });
    return data.find(({ metadata }) => metadata?.[portalMark.key] === portalMark.value)?.id;
  });

  return {
    createCheckout: ({ customerId, userId, offer, first, successUrl, cancelUrl }, idempotencyKey) =>
      askStripe(async () => {
        const lookupKey = lookupKeyOf(offer);
        const price = await priceOf(lookupKey);
        if (price === undefined) {
          const cause = new Error(
            `There is no price ${lookupKey} in Stripe: run \`npm run stripe -- setup\`.`,
          );
          throw new AppError('billing_unavailable', undefined, { cause });
        }
        const trialDays = first ? config.trialDays : 0;
        const session = await client.checkout.sessions.create(
          {
            mode: 'subscription',
            customer: customerId,
            client_reference_id: userId,
            line_items: [{ price, quantity: 1 }],
            success_url: successUrl,
            cancel_url: cancelUrl,
            metadata: { offer: lookupKey },
            subscription_data: {
              metadata: { footlight_account: userId },
              ...(trialDays > 0 && { trial_period_days: trialDays }),
            },
            ...(config.promotionCodes && { allow_promotion_codes: true }),
            ...(config.tax && {
              automatic_tax: { enabled: true },
              customer_update: { address: 'auto', name: 'auto' },
              tax_id_collection: { enabled: true },
            }),
          },
          { idempotencyKey },
        );
        if (!session.url) throw new Error('Stripe answered a checkout without an address.');
        return session.url;
      }),
    async listOpenCheckouts(customerId) {
      const sessions = await askStripeFor(() =>
        client.checkout.sessions
          .list({ customer: customerId, status: 'open', limit: 100 })
          .autoPagingToArray({ limit: 1_000 }),
      );
      return (sessions ?? []).flatMap(({ id, url, metadata }) =>
        url ? [{ id, url, offer: metadata?.offer }] : [],
      );
    },
    async expireCheckout(id) {
      const { status } = await askStripe(async () => {
        try {
          return await client.checkout.sessions.expire(id);
        } catch (error) {
          // One that is not open any more cannot expire; whatever else kept it from that is still true of it.
          const now = await client.checkout.sessions.retrieve(id);
          if (now.status === 'open') throw error;
          return now;
        }
      });
      return status === 'expired';
    },
    createPortal: (customerId, returnUrl) =>
      askStripeFor(async () => {
        const configuration = await configurationOf('portal');
        const session = await client.billingPortal.sessions.create({
          customer: customerId,
          return_url: returnUrl,
          ...(configuration !== undefined && { configuration }),
        });
        return session.url;
      }),
  };
}

/** Remembers what was found for some minutes; what was not found is looked for again. */
function remembered(
  find: (name: string) => Promise<string | undefined>,
): (name: string) => Promise<string | undefined> {
  const known = new Map<string, { value: string; until: number }>();
  return async (name) => {
    const found = known.get(name);
    if (found && found.until > performance.now()) return found.value;
    const value = await find(name);
    if (value === undefined) known.delete(name);
    else known.set(name, { value, until: performance.now() + rememberMs });
    return value;
  };
}
