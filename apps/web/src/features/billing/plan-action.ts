import { type PlanName, plans } from '@footlight/plans';
import type { Subscription } from '../../api/billing/get-billing.ts';

/** What one can do about a plan: the button in its column. */
export type PlanAction =
  /** `thenPay`: the account comes first, the payment afterwards. */
  | { kind: 'sign_up'; thenPay: boolean }
  | { kind: 'checkout'; as: 'upgrade' | 'keep' }
  | { kind: 'portal'; as: 'manage' | 'upgrade' | 'move' }
  | { kind: 'ask' }
  /** The plan is one's own, and nothing is to be paid. */
  | { kind: 'own' }
  /** One's own plan gives as much or more. */
  | { kind: 'included' };

/** What decides it. */
export interface PlanActionFacts {
  /** Whether plans are paid for on this server. */
  billing: boolean;
  /** The plan of every account that has no other one. */
  defaultPlan: PlanName;
  /** What the visitor has; null for one without an account. */
  own: {
    plan: PlanName;
    /** Whether the operator gave it for a time. */
    ends: boolean;
    subscription: Subscription | null;
  } | null;
}

/** What the visitor can do about a plan. */
export function planAction(plan: PlanName, { billing, defaultPlan, own }: PlanActionFacts): PlanAction {
  if (!own) return actionOfVisitor(plan, billing, defaultPlan);
  const difference = plans.indexOf(plan) - plans.indexOf(own.plan);
  if (!billing) {
    if (difference > 0) return { kind: 'ask' };
    return { kind: difference === 0 ? 'own' : 'included' };
  }
  // The first payment of an incomplete one was never made: it can be begun anew.
  const paid = own.subscription?.status === 'incomplete' ? null : own.subscription;
  if (paid) {
    if (plan === paid.plan) return { kind: 'portal', as: 'manage' };
    const isMore = plans.indexOf(plan) > plans.indexOf(paid.plan ?? 'free');
    return { kind: 'portal', as: isMore ? 'upgrade' : 'move' };
  }
  if (difference > 0) return { kind: 'checkout', as: 'upgrade' };
  if (difference < 0) return { kind: 'included' };
  return own.ends && plan !== 'free' ? { kind: 'checkout', as: 'keep' } : { kind: 'own' };
}

function actionOfVisitor(plan: PlanName, billing: boolean, defaultPlan: PlanName): PlanAction {
  const difference = plans.indexOf(plan) - plans.indexOf(defaultPlan);
  if (difference < 0) return { kind: 'included' };
  if (difference === 0) return { kind: 'sign_up', thenPay: false };
  return billing ? { kind: 'sign_up', thenPay: true } : { kind: 'ask' };
}
