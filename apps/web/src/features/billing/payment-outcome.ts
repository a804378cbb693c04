import type { BillingState } from '../../api/billing/get-billing.ts';

/** What became of a payment, as far as it is known. */
export type PaymentOutcome =
  | 'paid'
  /** Begun, and not confirmed: a bank that takes its time, or a question of the bank that was not answered. */
  | 'pending'
  | 'failed'
  /** The payments of an account that paid before are in trouble. */
  | 'overdue'
  | 'disputed'
  | 'nothing';

/** What a subscription says about the payment that was just made. */
export function paymentOutcome({ subscription }: BillingState): PaymentOutcome {
  if (!subscription) return 'nothing';
  if (subscription.frozen) return 'disputed';
  switch (subscription.status) {
    case 'active':
    case 'trialing':
      return subscription.plan === null ? 'pending' : 'paid';
    case 'incomplete':
      return 'pending';
    case 'past_due':
    case 'unpaid':
      return 'overdue';
    case 'incomplete_expired':
    case 'canceled':
      return 'failed';
    case 'paused':
    case 'unknown':
      return 'pending';
  }
}

/** Whether asking again may soon bring another outcome. */
export function mayChange(outcome: PaymentOutcome): boolean {
  return outcome === 'pending' || outcome === 'nothing';
}
