import type { Repairs, ServerHealth } from '@footlight/contracts';

/** How long work may wait before somebody should know, in milliseconds. */
const lateMs = 5 * 60_000;
/** How long a room may go unlisted: it is asked for every two to ten seconds. */
const unlistedMs = 30_000;
/** From how much of the connections on somebody should know. */
const mostlyUsed = 0.9;

type WarningKind = 'livekit' | 'reconciler' | 'jobs' | 'readers' | 'mails' | 'connections';

export interface Warning {
  kind: WarningKind;
  tone: 'warn' | 'danger';
  count?: number;
  ageMs?: number;
}

/** The greatest age among moments, seen from another one, in milliseconds. */
export function oldestAge(moments: readonly (string | null)[], now: string): number {
  const ages = moments.flatMap((moment) => (moment === null ? [] : [Date.parse(now) - Date.parse(moment)]));
  return Math.max(0, ...ages);
}

/** How much was repaired, of whatever kind. */
export const repairsIn = (repairs: Repairs): number =>
  Object.values(repairs).reduce((total, count) => total + count, 0);

/** What an operator should look after, the worst first. */
export function warningsOf(health: ServerHealth): Warning[] {
  const { checked_at: now, livekit, streams, jobs, event_readers: readers, mails, database } = health;
  const warnings: Warning[] = [];
  const add = (kind: WarningKind, rest: Partial<Warning> = {}) =>
    warnings.push({ kind, tone: 'warn', ...rest });
  if (livekit.status === 'unavailable') add('livekit', { tone: 'danger' });
  const listed = oldestAge([streams.oldest_listing_at], now);
  if (listed > unlistedMs) add('reconciler', { ageMs: listed });
  const waiting = oldestAge(
    jobs.map(({ oldest_at }) => oldest_at),
    now,
  );
  if (waiting > lateMs) {
    add('jobs', { ageMs: waiting, count: jobs.reduce((total, queue) => total + queue.waiting, 0) });
  }
  const unread = oldestAge(
    readers.map(({ oldest_at }) => oldest_at),
    now,
  );
  if (unread > lateMs) add('readers', { ageMs: unread });
  if (mails.retrying + mails.failed > 0) add('mails', { count: mails.retrying + mails.failed });
  const { open, limit } = database.connections;
  if (open > limit * mostlyUsed) add('connections', { count: open });
  return warnings;
}
