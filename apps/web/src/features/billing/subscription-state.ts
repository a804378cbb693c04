import type { Subscription } from '../../api/billing/get-billing.ts';

/** What there is to say about what an account pays, the most urgent first. */
export type SubscriptionState =
  | 'disputed'
  /** A payment failed; the plan goes on for now. */
  | 'overdue'
  /** It failed for too long: the plan does not count. */
  | 'ended_unpaid'
  | 'unfinished'
  | 'paused'
  | 'canceled'
  | 'trial'
  | 'active'
  /** A price or a status that this server does not know. */
  | 'unknown';

/** The state of a subscription, in one word for one sentence. */
export function subscriptionState(subscription: Subscription, now: number): SubscriptionState {
  const { status, frozen, cancel_at: cancelAt, plan } = subscription;
  if (frozen) return 'disputed';
  if (plan === null) return 'unknown';
  switch (status) {
    case 'past_due':
      return isAhead(subscription.grace_ends_at, now) ? 'overdue' : 'ended_unpaid';
    case 'unpaid':
      return 'ended_unpaid';
    case 'incomplete':
      return 'unfinished';
    case 'paused':
      return 'paused';
    case 'active':
    case 'trialing':
      if (cancelAt !== null) return 'canceled';
      return status === 'trialing' ? 'trial' : 'active';
    case 'canceled':
    case 'incomplete_expired':
    case 'unknown':
      return 'unknown';
  }
}

function isAhead(moment: string | null, now: number): boolean {
  return moment !== null && Date.parse(moment) > now;
}
