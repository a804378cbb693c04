import type { Context } from '../../context.ts';
import { forEachOf } from '../../jobs/for-each.ts';
import { type Loop, repeat } from '../../jobs/repeat.ts';
import { listDue } from './customers.queries.ts';
import { listUnresolved, resolveEvents } from './stripe-events.queries.ts';
import { syncCustomer } from './sync-customer.ts';

/** How often due customers are looked for, in milliseconds: a payment counts this much and one fetch after its webhook. */
const everyMs = 500;
/** How many customers one round takes, and how many of them at the same time: Stripe takes 100 requests a second in all. */
const atOnce = 20;
const beside = 5;
/** How long after Stripe did not answer it is asked again whose events are, in milliseconds. */
const resolvePauseMs = 30_000;

/** Syncs customers that are due: because of an event, because it is an hour ago, or because a grant ends. */
export function startBillingSync(context: Context): Loop {
  let resolveFrom = 0;
  return repeat(context, 'sync customers', everyMs, async () => {
    if (performance.now() >= resolveFrom) {
      await resolveOwners(context).catch((error: unknown) => {
        context.log.warn({ err: error }, 'owners of events were not found; it is tried again');
        resolveFrom = performance.now() + resolvePauseMs;
      });
    }
    await syncDueCustomers(context);
  });
}

/** Syncs some customers that are due. Several replicas may do it beside each other: each customer is synced by one. */
export async function syncDueCustomers(context: Context): Promise<void> {
  if (!context.stripe) return;
  const due = await listDue(context.db, context.clock.now(), atOnce);
  const lanes = Array.from({ length: beside }, (_lane, place) =>
    due.filter((_userId, index) => index % beside === place),
  );
  const results = await Promise.allSettled(
    lanes.map((lane) =>
      forEachOf(context, 'sync customers', lane, (userId) => syncCustomer(context, userId)),
    ),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/** Finds out whose the events are that do not say it: thin ones, and those of disputes. */
export async function resolveOwners(context: Context): Promise<void> {
  const { stripe } = context;
  if (!stripe) return;
  for (const thing of await listUnresolved(context.db, atOnce)) {
    const customerId = await stripe.customerOf(thing);
    await resolveEvents(context.db, thing, { customerId, now: context.clock.now() });
  }
}
