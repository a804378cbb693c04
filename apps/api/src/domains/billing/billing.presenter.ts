import type {
  BillingInterval,
  BillingState,
  PaidPlan,
  Subscription,
  SubscriptionStatus,
} from '@footlight/contracts';
import type { CustomerRow } from './customers.queries.ts';
import { bestPlan, isOver } from './entitlement.policy.ts';
import type { SubscriptionRow } from './subscriptions.queries.ts';

/** What an account pays for, as the API shows it: of several subscriptions the one whose plan counts, else the newest. */
export function presentBilling(customer: CustomerRow | null, now: Date): BillingState {
  const running = (customer?.subscriptions ?? []).filter(
    ({ status }) => !isOver({ status: status as SubscriptionStatus }),
  );
  const shown = running.sort((a, b) => compare(a, b, now)).at(0);
  return {
    subscription: shown ? presentSubscription(shown) : null,
    customer: customer !== null && customer.stripeId !== null,
  };
}

const ranks = { creator: 1, pro: 2 };

function rankOf({ grantsPlan, grantsUntil }: SubscriptionRow, now: Date): number {
  const plan = bestPlan([{ plan: grantsPlan as PaidPlan | null, until: grantsUntil }], now);
  return plan === null ? 0 : ranks[plan];
}

function compare(a: SubscriptionRow, b: SubscriptionRow, now: Date): number {
  return rankOf(b, now) - rankOf(a, now) || b.createdAt.getTime() - a.createdAt.getTime();
}

const momentOf = (date: Date | null): string | null => date?.toISOString() ?? null;

function presentSubscription(row: SubscriptionRow): Subscription {
  return {
    plan: row.plan as PaidPlan | null,
    interval: row.interval as BillingInterval | null,
    status: row.status as SubscriptionStatus,
    amount: row.amount,
    currency: row.currency,
    current_period_end: momentOf(row.currentPeriodEnd),
    cancel_at: momentOf(row.cancelAt),
    grace_ends_at: momentOf(row.graceEndsAt),
    trial_ends_at: momentOf(row.trialEndsAt),
    frozen: row.frozen,
  };
}
