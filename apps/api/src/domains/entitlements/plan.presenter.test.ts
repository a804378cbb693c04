import { plans } from '@footlight/plans';
import { describe, expect, it } from '@jest/globals';
import { testSettings } from '../../../test/test-app.ts';
import { makeConfig } from '../../config/config.ts';
import { readEnv } from '../../config/env.ts';
import { presentPlan } from './plan.presenter.ts';

const stripe = { STRIPE_SECRET_KEY: 'sk_test_of_the_plans', STRIPE_WEBHOOK_SECRET: 'whsec_of_the_plans' };

function pricesWith(settings: Record<string, string>) {
  const config = makeConfig(readEnv({ ...testSettings('postgres://nowhere/none'), ...settings }));
  return plans.map((plan) => presentPlan(config, plan).prices);
}

describe('prices of plans', () => {
  it('are shown where plans are paid for, and Free has none', () => {
    expect(pricesWith(stripe)).toEqual([
      null,
      { currency: 'usd', month: 1200, year: 12_000 },
      { currency: 'usd', month: 2900, year: 29_000 },
    ]);
  });

  it('are the operator’s, in the operator’s currency', () => {
    const PRICES =
      '{"currency":"jpy","creator":{"month":1800,"year":18000},"pro":{"month":4200,"year":45000}}';
    expect(pricesWith({ ...stripe, PRICES })).toEqual([
      null,
      { currency: 'jpy', month: 1800, year: 18_000 },
      { currency: 'jpy', month: 4200, year: 45_000 },
    ]);
  });

  it('are not shown where nobody pays', () => {
    expect(pricesWith({})).toEqual([null, null, null]);
    expect(pricesWith({ ...stripe, BILLING: 'off' })).toEqual([null, null, null]);
  });
});
