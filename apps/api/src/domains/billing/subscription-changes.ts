import { newId } from '../../ids.ts';
import type { SubscriptionRow } from './subscriptions.queries.ts';

/** A subscription that is other than it was stored last. */
export interface Change {
  row: SubscriptionRow;
  /** Undefined for one that is new here. */
  from: SubscriptionRow | undefined;
}

/** Subscriptions that are new, or differ in what people and programs hear of. */
export function changesOf(before: readonly SubscriptionRow[], after: readonly SubscriptionRow[]): Change[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after
    .map((row) => ({ row, from: known.get(row.id) }))
    .filter(({ row, from }) => !from || described(row) !== described(from));
}

/** Whether a change is one of state, plan or price: what revenue is counted from. */
export function isInHistory({ row, from }: Change): boolean {
  return !from || priced(row) !== priced(from);
}

/**
 * What is kept of a change. Its moment is Stripe's where Stripe says it, so that a sync which comes late counts a month right; else
 * it is now.
 */
export function historyOf({ row, from }: Change, now: Date) {
  const { id: subscriptionId, userId: accountId, status, plan, interval, amount, currency } = row;
  const at = momentOf(row, from, now);
  return {
    id: newId('subscriptionChange'),
    ...{ subscriptionId, accountId, at, status, plan, interval, amount, currency },
  };
}

function momentOf(row: SubscriptionRow, from: SubscriptionRow | undefined, now: Date): Date {
  if (row.endedAt !== null) return row.endedAt;
  if (!from) return row.createdAt;
  const trialEnded = from.status === 'trialing' && row.status === 'active' && row.trialEndsAt;
  return trialEnded && trialEnded <= now ? trialEnded : now;
}

function priced({ status, plan, interval, amount, currency }: SubscriptionRow): string {
  return JSON.stringify([status, plan, interval, amount, currency]);
}

function described(row: SubscriptionRow): string {
  return priced(row) + JSON.stringify([row.currentPeriodEnd, row.cancelAt, row.frozen, row.graceEndsAt]);
}
