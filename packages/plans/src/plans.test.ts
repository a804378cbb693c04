import { describe, expect, it } from '@jest/globals';
import { allows, fits, lowestPlanFor, lowestPlanWith, plans, standardPlans } from './index.ts';

describe('a plan', () => {
  it('gives its rights and no others', () => {
    expect(plans.map((plan) => allows(standardPlans[plan], 'host'))).toEqual([false, true, true]);
    expect(plans.map((plan) => allows(standardPlans[plan], 'recording'))).toEqual([false, false, true]);
  });

  it('has room up to its number, and not for one more', () => {
    expect(fits(standardPlans.creator, 'viewers', 25)).toBe(true);
    expect(fits(standardPlans.creator, 'viewers', 26)).toBe(false);
  });

  it('of zero has room for none, and one without a limit for any number', () => {
    expect(fits(standardPlans.free, 'channels', 0)).toBe(true);
    expect(fits(standardPlans.free, 'channels', 1)).toBe(false);
    expect(fits(standardPlans.pro, 'staff', Number.MAX_SAFE_INTEGER)).toBe(true);
  });

  it('that is needed is the lowest one that has the right or the number', () => {
    expect(lowestPlanWith(standardPlans, 'host')).toBe('creator');
    expect(lowestPlanWith(standardPlans, 'recording')).toBe('pro');
    expect(lowestPlanFor(standardPlans, 'channels', 1)).toBe('creator');
    expect(lowestPlanFor(standardPlans, 'channels', 2)).toBe('pro');
    expect(lowestPlanFor(standardPlans, 'channels', 6)).toBeUndefined();
    const without = { ...standardPlans, pro: { ...standardPlans.pro, recording: false } };
    expect(lowestPlanWith(without, 'recording')).toBeUndefined();
  });

  it('never gives less than the one below it', () => {
    for (const [index, plan] of plans.entries()) {
      const below = plans[index - 1];
      if (below === undefined) continue;
      for (const [right, value] of Object.entries(standardPlans[below])) {
        const more = standardPlans[plan][right as keyof (typeof standardPlans)[typeof plan]];
        if (typeof value === 'boolean') expect(Number(more)).toBeGreaterThanOrEqual(Number(value));
        else expect(more === 'unlimited' || (value !== 'unlimited' && (more as number) >= value)).toBe(true);
      }
    }
  });
});
