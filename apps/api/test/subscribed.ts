import type { Context } from '../src/context.ts';
import { ensureCustomer, takeLease } from '../src/domains/billing/customers.queries.ts';
import { writeSnapshot } from '../src/domains/billing/write-snapshot.ts';
import type { SubscriptionSnapshot } from '../src/gateways/stripe/customer-snapshot.ts';

/** A subscription as Stripe might have it: to the plan Creator, active, from now on. */
export function subscriptionSnapshot(
  now: Date,
  rest: Partial<SubscriptionSnapshot> = {},
): SubscriptionSnapshot {
  return {
    id: 'sub_of_a_test',
    status: 'active',
    plan: 'creator',
    interval: 'month',
    amount: 1200,
    currency: 'usd',
    createdAt: now,
    currentPeriodEnd: new Date(now.getTime() + 30 * 24 * 3_600_000),
    cancelAt: null,
    trialEndsAt: null,
    endedAt: null,
    unpaidSince: now,
    unknown: [],
    ...rest,
  };
}

/** Writes what a sync would write that found these subscriptions, without asking Stripe. */
export async function writeSubscriptions(
  context: Context,
  userId: string,
  subscriptions: SubscriptionSnapshot[],
): Promise<void> {
  const now = context.clock.now();
  await ensureCustomer(context.db, userId, now);
  const until = new Date(now.getTime() + 1);
  const lease = await takeLease(context.db, userId, { token: `token of ${now.getTime()}`, now, until });
  if (!lease) throw new Error('Somebody else has the lease.');
  const snapshot = { deleted: false, email: null, subscriptions, disputes: [], invoices: [] };
  await writeSnapshot(context, lease, { customerId: `cus_of_${userId}`, fetchedAt: now, snapshot });
  await context.db.customer.update({ where: { userId }, data: { leaseToken: null, leaseUntil: null } });
}
