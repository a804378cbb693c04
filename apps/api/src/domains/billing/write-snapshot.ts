import type { PaidPlan } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { CustomerSnapshot, SubscriptionSnapshot } from '../../gateways/stripe/customer-snapshot.ts';
import { lockPlanOf, recordSubscribedPlan } from '../entitlements/index.ts';
import { announceChanges } from './announce-changes.ts';
import { type Lease, lockLease } from './customers.queries.ts';
import { type Grant, bestPlan, grantOf, isOver } from './entitlement.policy.ts';
import { changesOf, historyOf, isInHistory } from './subscription-changes.ts';
import { markSynced } from './stripe-events.queries.ts';
import {
  type SubscriptionRow,
  insertChanges,
  listSubscriptions,
  putInvoices,
  putSubscription,
  setSynced,
} from './subscriptions.queries.ts';
import { LeaseLost } from './with-lease.ts';

/** What a fetch found, and when it began. */
interface Fetched {
  customerId: string;
  fetchedAt: Date;
  snapshot: CustomerSnapshot;
}

/**
 * Writes what Stripe has of a customer, in place of what was stored: subscriptions with what they grant, invoices, what has
 * changed for the history, and what follows from it. All of it is there afterwards, or nothing. Written twice it changes nothing.
 * @throws LeaseLost when another sync began meanwhile, which knows better
 */
export async function writeSnapshot(context: Context, lease: Lease, fetched: Fetched): Promise<void> {
  const { userId } = lease;
  const { customerId, fetchedAt, snapshot } = fetched;
  const now = context.clock.now();
  await context.db.$transaction(async (tx) => {
    // 1. Account and customer are ours until the end, or nothing is written.
    await lockPlanOf(tx, userId);
    if (!(await lockLease(tx, lease))) throw new LeaseLost();

    // 2. Each subscription with what it grants. What Stripe does not list any more is over.
    const before = await listSubscriptions(tx, userId);
    const after = rowsOf(context, userId, { before, snapshot, now });
    for (const row of after) await putSubscription(tx, row);
    await putInvoices(
      tx,
      userId,
      snapshot.invoices.map((invoice) => ({ ...invoice, userId })),
    );

    // 3. What changed, for the history.
    const changes = changesOf(before, after);
    await insertChanges(
      tx,
      changes.filter(isInHistory).map((change) => historyOf(change, now)),
    );

    // 4. The plan that counts from now on, and the events that this sync answers.
    const plan = planOf(after, now);
    const { before: hadPlan } = await setSynced(tx, userId, {
      plan,
      syncedAt: fetchedAt,
      deleted: snapshot.deleted,
    });
    await markSynced(tx, customerId, { fetchedAt, now });
    await recordSubscribedPlan(context, tx, userId, hadPlan);

    // 5. What others hear of it.
    await announceChanges(context, tx, userId, { changes, lost: plan === null ? hadPlan : null });
  });
}

/** The rows to store: those that Stripe has, and those that it has no more. */
function rowsOf(
  context: Context,
  userId: string,
  { before, snapshot, now }: { before: SubscriptionRow[]; snapshot: CustomerSnapshot; now: Date },
): SubscriptionRow[] {
  const graceMs = context.config.billing?.graceMs ?? 0;
  const listed = snapshot.subscriptions.map((found) =>
    rowOf(userId, found, grantOf(found, snapshot.disputes, graceMs)),
  );
  const ids = new Set(listed.map(({ id }) => id));
  const gone = before.filter(({ id }) => !ids.has(id)).map((row) => endedRow(row, now));
  return [...listed, ...gone];
}

function rowOf(userId: string, found: SubscriptionSnapshot, grant: Grant): SubscriptionRow {
  const { id, status, plan, interval, amount, currency } = found;
  const { createdAt, currentPeriodEnd, cancelAt, trialEndsAt } = found;
  return {
    ...{ id, userId, status, plan, interval, amount, currency },
    ...{ createdAt, currentPeriodEnd, cancelAt, trialEndsAt },
    endedAt: isOver(found) ? (found.endedAt ?? found.createdAt) : null,
    graceEndsAt: grant.graceEndsAt,
    frozen: grant.frozen,
    grantsPlan: grant.plan,
    grantsUntil: grant.until,
  };
}

/** A subscription that went with its customer. */
function endedRow(row: SubscriptionRow, now: Date): SubscriptionRow {
  if (row.endedAt !== null) return row;
  return { ...row, status: 'canceled', endedAt: now, graceEndsAt: null, grantsPlan: null, grantsUntil: null };
}

function planOf(rows: readonly SubscriptionRow[], now: Date): PaidPlan | null {
  const grants = rows.map(({ grantsPlan, grantsUntil }) => ({
    plan: grantsPlan as PaidPlan | null,
    until: grantsUntil,
  }));
  return bestPlan(grants, now);
}
