import { describe, expect, test } from '@jest/globals';
import { missingPollingInterval, pollingInterval } from './polling-interval.ts';

const now = Date.parse('2026-11-23T18:00:00.000Z');
const planned = (scheduled_for: string | null, missed_at: string | null = null) =>
  pollingInterval({ state: 'scheduled', scheduled_for, missed_at }, now);

describe('a page looks at its stream', () => {
  test('often near its time and until somebody starts it, seldom before', () => {
    expect(planned('2026-11-23T18:10:00.000Z')).toBe(5_000);
    expect(planned('2026-11-23T17:30:00.000Z')).toBe(5_000);
    expect(planned('2026-11-23T18:10:01.000Z')).toBe(30_000);
    expect(planned(null)).toBe(5_000);
  });

  test('seldom when nobody started it: it may be moved', () => {
    expect(planned('2026-11-20T18:00:00.000Z', '2026-11-21T18:00:00.000Z')).toBe(30_000);
  });

  test('seldom while it is live, often while the host is gone or nothing is known', () => {
    const rest = { scheduled_for: null, missed_at: null };
    expect(pollingInterval({ state: 'live', ...rest }, now)).toBe(30_000);
    expect(pollingInterval({ state: 'interrupted', ...rest }, now)).toBe(5_000);
    expect(pollingInterval(undefined, now)).toBe(5_000);
  });

  test('never again when it is over', () => {
    const rest = { scheduled_for: null, missed_at: null };
    expect(pollingInterval({ state: 'ended', ...rest }, now)).toBe(false);
    expect(pollingInterval({ state: 'canceled', ...rest }, now)).toBe(false);
  });
});

describe('a page whose stream answers 404', () => {
  test('asks every 30 to 36 s where it has shown the stream, which may become public again', () => {
    expect(missingPollingInterval({ state: 'live' }, 0)).toBe(30_000);
    expect(missingPollingInterval({ state: 'scheduled' }, 0.5)).toBe(33_000);
    expect(missingPollingInterval({ state: 'interrupted' }, 1)).toBe(36_000);
  });

  test('does not ask again where it never showed one, or the stream is over', () => {
    expect(missingPollingInterval(undefined, 0.5)).toBe(false);
    expect(missingPollingInterval({ state: 'ended' }, 0.5)).toBe(false);
    expect(missingPollingInterval({ state: 'canceled' }, 0.5)).toBe(false);
  });
});
