import type { Context } from '../../context.ts';
import { deleteStripeEventsBefore, insertStripeEvent } from './stripe-events.queries.ts';
import { requireStripe } from './require-stripe.ts';

/** How long events are kept, in milliseconds. Stripe tries to deliver one for three days and shows it for thirty. */
const keepMs = 60 * 24 * 60 * 60_000;

/**
 * Takes a webhook of Stripe: once, and only as news that a customer must be synced.
 * @param body the raw body, which the signature is over
 * @throws AppError `webhook_unverified`, `billing_off`
 */
export async function takeStripeEvent(
  context: Context,
  body: Buffer,
  signature: string | undefined,
): Promise<void> {
  const now = context.clock.now();
  const event = requireStripe(context).readEvent(body, signature, now);
  await insertStripeEvent(context.db, {
    id: event.id,
    changeId: event.changeId,
    type: event.type,
    objectType: event.object?.type ?? null,
    objectId: event.object?.id ?? null,
    customerId: event.customerId ?? null,
    createdAt: event.createdAt,
    receivedAt: now,
    // Nobody's customer can be found by what has no id.
    watched: event.watched && (event.customerId !== undefined || event.object !== undefined),
  });
}

/** Deletes events that cannot come again. */
export async function purgeStripeEvents(context: Context, signal?: AbortSignal): Promise<void> {
  await deleteStripeEventsBefore(context.db, new Date(context.clock.now().getTime() - keepMs), signal);
}
