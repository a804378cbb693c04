import { expect, test } from '@jest/globals';
import { aSubscription } from '../../../test/answers.ts';
import { subscriptionState } from './subscription-state.ts';

const now = Date.parse('2026-11-28T12:00:00Z');
const stateOf = (differs: Parameters<typeof aSubscription>[0]) =>
  subscriptionState(aSubscription(differs), now);

test('an overdue payment keeps the plan until the grace period ends, and not longer', () => {
  expect(stateOf({ status: 'past_due', grace_ends_at: '2026-11-28T12:00:01Z' })).toBe('overdue');
  expect(stateOf({ status: 'past_due', grace_ends_at: '2026-11-28T12:00:00Z' })).toBe('ended_unpaid');
  expect(stateOf({ status: 'past_due' })).toBe('ended_unpaid');
});

test('what was canceled says so before anything about payments that come', () => {
  const cancel_at = '2026-12-23T10:00:00Z';
  expect(stateOf({ cancel_at })).toBe('canceled');
  expect(stateOf({ status: 'trialing', cancel_at })).toBe('canceled');
  expect(stateOf({ status: 'trialing' })).toBe('trial');
});

test('a dispute comes first, and what is not known is never shown as paid', () => {
  expect(stateOf({ frozen: true })).toBe('disputed');
  expect(stateOf({ plan: null })).toBe('unknown');
  expect(stateOf({ status: 'unknown' })).toBe('unknown');
});
