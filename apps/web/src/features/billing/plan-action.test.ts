import { plans } from '@footlight/plans';
import { describe, expect, test } from '@jest/globals';
import { aSubscription } from '../../../test/answers.ts';
import { type PlanActionFacts, planAction } from './plan-action.ts';

/** The buttons of all three columns, in a word each. */
function buttons(facts: Partial<PlanActionFacts>): string[] {
  return plans.map((plan) => {
    const action = planAction(plan, { billing: true, defaultPlan: 'free', own: null, ...facts });
    return 'as' in action ? `${action.kind} ${action.as}` : action.kind;
  });
}
const has = (
  plan: 'free' | 'creator' | 'pro',
  differs: Partial<NonNullable<PlanActionFacts['own']>> = {},
) => ({
  own: { plan, ends: false, subscription: null, ...differs },
});

describe('the button of each plan', () => {
  test('leads a visitor without an account to one', () => {
    expect(buttons({})).toEqual(['sign_up', 'sign_up', 'sign_up']);
    expect(planAction('pro', { billing: true, defaultPlan: 'free', own: null })).toMatchObject({
      thenPay: true,
    });
    expect(buttons({ billing: false, defaultPlan: 'creator' })).toEqual(['included', 'sign_up', 'ask']);
  });

  test('leads an account that pays nothing to the checkout of a higher plan', () => {
    expect(buttons(has('free'))).toEqual(['own', 'checkout upgrade', 'checkout upgrade']);
    expect(buttons(has('creator'))).toEqual(['included', 'own', 'checkout upgrade']);
  });

  test('leads one that pays to the portal, never to a second checkout', () => {
    const subscription = aSubscription({ plan: 'creator' });
    expect(buttons(has('creator', { subscription }))).toEqual([
      'portal move',
      'portal manage',
      'portal upgrade',
    ]);
    const overdue = aSubscription({ plan: 'pro', status: 'past_due' });
    expect(buttons(has('free', { subscription: overdue }))).toEqual([
      'portal move',
      'portal move',
      'portal manage',
    ]);
  });

  test('begins anew where the first payment was never made', () => {
    const subscription = aSubscription({ plan: 'creator', status: 'incomplete' });
    expect(buttons(has('free', { subscription }))).toEqual(['own', 'checkout upgrade', 'checkout upgrade']);
  });

  test('lets one keep what the operator gave for a time', () => {
    expect(buttons(has('pro', { ends: true }))).toEqual(['included', 'included', 'checkout keep']);
  });

  test('leads to the operator where nobody pays', () => {
    expect(buttons({ billing: false, ...has('creator') })).toEqual(['included', 'own', 'ask']);
  });
});
