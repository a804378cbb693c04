import { subscriptionStatuses } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { type SubscriptionFacts, bestPlan, grantOf, isOver } from './entitlement.policy.ts';

const day = 24 * 60 * 60_000;
const start = new Date('2026-11-01T00:00:00Z');
const after = (days: number) => new Date(start.getTime() + days * day);
const graceMs = 7 * day;

const facts = (rest: Partial<SubscriptionFacts> = {}): SubscriptionFacts => ({
  status: 'active',
  plan: 'creator',
  createdAt: start,
  cancelAt: null,
  unpaidSince: after(30),
  ...rest,
});
const nothing = { plan: null, until: null, graceEndsAt: null, frozen: false };

describe('a subscription', () => {
  it.each(['active', 'trialing'] as const)('that is %s grants its plan without an end', (status) => {
    expect(grantOf(facts({ status }), [], graceMs)).toEqual({ ...nothing, plan: 'creator' });
    expect(grantOf(facts({ status, plan: 'pro' }), [], graceMs)).toEqual({ ...nothing, plan: 'pro' });
  });

  it('that was canceled for later grants its plan until then', () => {
    expect(grantOf(facts({ cancelAt: after(9) }), [], graceMs)).toEqual({
      ...nothing,
      plan: 'creator',
      until: after(9),
    });
  });

  it('with an overdue payment grants its plan until the grace period ends, or its end if that is sooner', () => {
    const overdue = facts({ status: 'past_due' });
    expect(grantOf(overdue, [], graceMs)).toEqual({
      plan: 'creator',
      until: after(37),
      graceEndsAt: after(37),
      frozen: false,
    });
    expect(grantOf({ ...overdue, cancelAt: after(35) }, [], graceMs).until).toEqual(after(35));
    expect(grantOf({ ...overdue, cancelAt: after(40) }, [], graceMs).until).toEqual(after(37));
    expect(grantOf(overdue, [], 0).until).toEqual(after(30));
  });

  it('of which nobody knows since when it is overdue counts from its beginning', () => {
    expect(grantOf(facts({ status: 'past_due', unpaidSince: null }), [], graceMs).until).toEqual(after(7));
  });

  it.each(subscriptionStatuses.filter((status) => !['active', 'trialing', 'past_due'].includes(status)))(
    'that is %s grants nothing',
    (status) => {
      expect(grantOf(facts({ status, cancelAt: after(9) }), [], graceMs)).toEqual(nothing);
    },
  );

  it('with a price that is none of ours grants nothing', () => {
    expect(grantOf(facts({ plan: null, cancelAt: after(9) }), [], graceMs)).toEqual(nothing);
  });
});

describe('a dispute', () => {
  const of = (status: string, createdAt = after(2)) => [{ status, createdAt }];
  const frozen = { ...nothing, frozen: true };

  it.each(['needs_response', 'under_review', 'appeal_under_review', 'a status of another year'])(
    'that is open (%s) freezes every subscription, also one that is newer',
    (status) => {
      expect(grantOf(facts(), of(status), graceMs)).toEqual(frozen);
      expect(grantOf(facts({ createdAt: after(3) }), of(status), graceMs)).toEqual(frozen);
    },
  );

  it.each(['won', 'prevented', 'warning_needs_response', 'warning_under_review', 'warning_closed'])(
    'that took no money or gave it back (%s) changes nothing',
    (status) => {
      expect(grantOf(facts(), of(status), graceMs)).toEqual({ ...nothing, plan: 'creator' });
    },
  );

  it('that was lost ends what was there before it, and not what was begun afterwards', () => {
    expect(grantOf(facts(), of('lost'), graceMs)).toEqual(frozen);
    expect(grantOf(facts({ createdAt: after(2) }), of('lost'), graceMs)).toMatchObject({ plan: 'creator' });
    expect(grantOf(facts({ createdAt: after(3) }), of('lost'), graceMs)).toMatchObject({ plan: 'creator' });
  });

  it('freezes beside others that are settled', () => {
    const disputes = [...of('won'), ...of('under_review')];
    expect(grantOf(facts(), disputes, graceMs)).toEqual(frozen);
  });

  it('shows the grace period of what it freezes', () => {
    const overdue = facts({ status: 'past_due' });
    expect(grantOf(overdue, of('lost'), graceMs)).toEqual({ ...frozen, graceEndsAt: after(37) });
  });
});

describe('the plan of several subscriptions', () => {
  const now = after(10);
  const grant = (plan: 'creator' | 'pro' | null, until: Date | null = null) => ({ plan, until });

  it('is the best one, in whatever order they come', () => {
    expect(bestPlan([grant('creator'), grant('pro')], now)).toBe('pro');
    expect(bestPlan([grant('pro'), grant('creator')], now)).toBe('pro');
    expect(bestPlan([grant(null), grant('creator')], now)).toBe('creator');
  });

  it('is none without a grant', () => {
    expect(bestPlan([], now)).toBeNull();
    expect(bestPlan([grant(null)], now)).toBeNull();
  });

  it('counts a grant up to its end and not at it', () => {
    expect(bestPlan([grant('pro', after(10))], now)).toBeNull();
    expect(bestPlan([grant('pro', new Date(now.getTime() + 1))], now)).toBe('pro');
    expect(bestPlan([grant('pro', after(9)), grant('creator', after(11))], now)).toBe('creator');
  });
});

describe('a subscription is over', () => {
  it('when it was canceled or never paid, and else another one cannot be begun', () => {
    expect(subscriptionStatuses.filter((status) => isOver({ status }))).toEqual([
      'incomplete_expired',
      'canceled',
    ]);
  });
});
