import type { PaidPlan, SubscriptionStatus } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { type NewEvent, recordEvents } from '../events/index.ts';
import { findPayer } from './customers.queries.ts';
import type { Change } from './subscription-changes.ts';

/**
 * Records what happened to an account's subscriptions, and asks for the mails about it, in the transaction of the change: each once,
 * however many webhooks told of it.
 * @param what `lost` is the plan that the account had until now, where nothing is paid for any more
 */
export async function announceChanges(
  context: Context,
  tx: Transaction,
  userId: string,
  { changes, lost }: { changes: readonly Change[]; lost: PaidPlan | null },
): Promise<void> {
  const failed = changes.filter(({ row, from }) => row.status === 'past_due' && from?.status !== 'past_due');
  await recordEvents(context, tx, [
    ...changes.map((change) => updatedEvent(userId, change)),
    ...failed.map((change) => failedEvent(userId, change)),
  ]);

  const payer = await findPayer(tx, userId);
  if (!payer?.email) return;
  const to = payer.email;
  for (const { row } of failed) {
    const plan = row.plan as PaidPlan | null;
    const until = row.graceEndsAt?.toISOString() ?? null;
    if (plan) await context.jobs.send(tx, 'send_mail', { kind: 'payment_failed', to, plan, until });
  }
  // A dispute is no end: the plan may come back, and whoever disputes a payment knows.
  const frozen = changes.some(({ row, from }) => row.frozen && !from?.frozen);
  if (lost !== null && !frozen)
    await context.jobs.send(tx, 'send_mail', { kind: 'subscription_ended', to, plan: lost, until: null });
}

const momentOf = (date: Date | null): string | null => date?.toISOString() ?? null;

function updatedEvent(userId: string, { row }: Change): NewEvent {
  return {
    type: 'subscription.updated',
    account_id: userId,
    payload: {
      status: row.status as SubscriptionStatus,
      plan: row.plan as PaidPlan | null,
      current_period_end: momentOf(row.currentPeriodEnd),
      cancel_at: momentOf(row.cancelAt),
    },
  };
}

function failedEvent(userId: string, { row }: Change): NewEvent {
  return {
    type: 'payment.failed',
    account_id: userId,
    payload: {
      current_period_end: momentOf(row.currentPeriodEnd),
      grace_ends_at: momentOf(row.graceEndsAt),
    },
  };
}
