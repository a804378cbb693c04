import type { PaidPlan, SubscriptionStatus } from '@footlight/contracts';

/** What of a subscription decides about a plan. */
export interface SubscriptionFacts {
  status: SubscriptionStatus;
  /** Null for a price that is none of ours. */
  plan: PaidPlan | null;
  createdAt: Date;
  /** When it ends, where it was canceled for later. */
  cancelAt: Date | null;
  /** Since when a payment is overdue. */
  unpaidSince: Date | null;
}

/** A dispute of a payment, in Stripe's words. */
export interface DisputeFacts {
  status: string;
  createdAt: Date;
}

/** What a subscription grants. */
export interface Grant {
  /** Null for nothing. */
  plan: PaidPlan | null;
  /** When that ends, as far as it is known; with the plan only. */
  until: Date | null;
  /** While a payment is overdue: when the plan ends, or ended. */
  graceEndsAt: Date | null;
  /** A payment is disputed, or the dispute was lost. */
  frozen: boolean;
}

/** Disputes that took no money, or gave it back. Whatever else Stripe says of one keeps the plan closed. */
const settled: readonly string[] = [
  'won',
  'prevented',
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
];

/**
 * What one subscription grants. An active or trialing one its plan, one with an overdue payment its plan until the grace period
 * ends, and everything else nothing, also what is unknown.
 * @param disputes all of the customer: an open one freezes every subscription, a lost one those that were there before it
 * @param graceMs how long a plan stays while a payment is overdue
 */
export function grantOf(
  subscription: SubscriptionFacts,
  disputes: readonly DisputeFacts[],
  graceMs: number,
): Grant {
  const { status, plan, cancelAt, unpaidSince } = subscription;
  const graceEndsAt =
    status === 'past_due' ? new Date((unpaidSince ?? subscription.createdAt).getTime() + graceMs) : null;
  const frozen = disputes.some((dispute) => freezes(dispute, subscription));
  const qualifies = status === 'active' || status === 'trialing' || status === 'past_due';
  if (!qualifies || frozen || plan === null) return { plan: null, until: null, graceEndsAt, frozen };
  return { plan, until: earliest(cancelAt, graceEndsAt), graceEndsAt, frozen };
}

function freezes(dispute: DisputeFacts, { createdAt }: SubscriptionFacts): boolean {
  if (settled.includes(dispute.status)) return false;
  return dispute.status !== 'lost' || createdAt < dispute.createdAt;
}

function earliest(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const ranks: Readonly<Record<PaidPlan, number>> = { creator: 1, pro: 2 };

/** The best plan of several grants at a moment; null for none. */
export function bestPlan(grants: readonly Pick<Grant, 'plan' | 'until'>[], now: Date): PaidPlan | null {
  let best: PaidPlan | null = null;
  for (const { plan, until } of grants) {
    if (plan === null || (until !== null && until <= now)) continue;
    if (best === null || ranks[plan] > ranks[best]) best = plan;
  }
  return best;
}

/** Whether a subscription is over, so that another one can be begun. */
export function isOver({ status }: Pick<SubscriptionFacts, 'status'>): boolean {
  return status === 'canceled' || status === 'incomplete_expired';
}
