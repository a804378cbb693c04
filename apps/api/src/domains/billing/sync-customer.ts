import type { Context } from '../../context.ts';
import type { CustomerSnapshot } from '../../gateways/stripe/customer-snapshot.ts';
import type { Lease } from './customers.queries.ts';
import { findCustomer, findPayer, recordFailure } from './customers.queries.ts';
import { logOnce } from './log-once.ts';
import { requireStripe } from './require-stripe.ts';
import { tryWithLease, withLease } from './with-lease.ts';
import { writeSnapshot } from './write-snapshot.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How long after a checkout was begun its customer is synced every hour: as long as Stripe keeps it open, and a day more. */
const checkoutMs = 2 * day;
/** How much of an error's text is kept, in characters. */
const longestError = 500;

/**
 * Reads from Stripe what a customer pays for and writes it, as the only one who does so.
 * @returns false when somebody else does it now
 * @throws AppError `billing_unavailable`: what was stored goes on, and it is tried again soon
 */
export function syncCustomer(context: Context, userId: string): Promise<boolean> {
  return tryWithLease(context, userId, (lease) => syncUnderLease(context, lease).then(({ next }) => next));
}

/**
 * The same for a request: when it returns, everything is written that was true in Stripe when it was called.
 * @throws AppError `billing_unavailable`
 */
export async function syncNow(context: Context, userId: string): Promise<void> {
  const askedAt = context.clock.now();
  await withLease(context, userId, async (lease) => {
    // Somebody else's sync may have begun after this was asked for: many who wait cause one fetch.
    if (lease.syncedAt !== null && lease.syncedAt > askedAt) return nextSync(context, lease.userId);
    return (await syncUnderLease(context, lease)).next;
  });
}

/** What a sync found. */
export interface Synced {
  /** Undefined where Stripe knows no such customer. */
  snapshot: CustomerSnapshot | undefined;
  /** When the next one is due. */
  next: Date | undefined;
}

/**
 * A sync by whoever holds the lease.
 * @throws AppError `billing_unavailable`, LeaseLost
 */
export async function syncUnderLease(context: Context, lease: Lease): Promise<Synced> {
  if (lease.stripeId === null) return { snapshot: undefined, next: undefined };
  try {
    return await fetchAndWrite(context, lease, lease.stripeId);
  } catch (error) {
    await recordFailure(context.db, lease, String(error).replaceAll('\0', '').slice(0, longestError));
    throw error;
  }
}

async function fetchAndWrite(context: Context, lease: Lease, customerId: string): Promise<Synced> {
  const stripe = requireStripe(context);

  // 1. What is true now. No connection of the pool is held meanwhile.
  const fetchedAt = context.clock.now();
  const snapshot = await stripe.fetchCustomer(customerId);
  if (!snapshot) {
    // Not deleted, but never there: the key is of another account or mode. Nobody loses their plan by that.
    logOnce(context, `customer ${customerId}`, { customer: customerId }, 'Stripe knows no such customer');
    return { snapshot, next: new Date(fetchedAt.getTime() + hour) };
  }
  for (const { id, unknown } of snapshot.subscriptions) {
    for (const what of unknown) {
      logOnce(
        context,
        what,
        { subscription: id, what },
        'a subscription has what is unknown here; it grants nothing',
      );
    }
  }

  // 2. It is written, unless another one has the lease by now.
  await writeSnapshot(context, lease, { customerId, fetchedAt, snapshot });
  if (snapshot.deleted) lease.stripeId = null;

  // 3. The address of the account is the one that invoices go to.
  const payer = await findPayer(context.db, lease.userId);
  if (payer?.email && !snapshot.deleted && payer.email !== snapshot.email)
    await stripe.updateEmail(customerId, payer.email);

  return { snapshot, next: await nextSync(context, lease.userId) };
}

/**
 * When a customer is due again, whatever webhooks come: when a grant ends, and otherwise within the hour while there is anything
 * that can change without somebody beginning it here.
 */
async function nextSync(context: Context, userId: string): Promise<Date | undefined> {
  const customer = await findCustomer(context.db, userId);
  if (!customer || customer.stripeId === null) return undefined;
  const now = context.clock.now().getTime();
  const begun = customer.checkoutAt !== null && now - customer.checkoutAt.getTime() < checkoutMs;
  const lively = begun || customer.subscriptions.some(({ endedAt }) => endedAt === null);
  const ends = customer.subscriptions.flatMap(({ grantsUntil }) => grantsUntil?.getTime() ?? []);
  return new Date(Math.min(now + (lively ? hour : day), ...ends.filter((end) => end > now)));
}
