import type { Context } from '../../context.ts';
import { listPayments } from './subscriptions.queries.ts';

/** What an account paid for, as its export shows it: subscriptions, and the numbers and dates of invoices. */
export async function exportBillingOf(context: Context, userId: string) {
  const { subscriptions, invoices } = await listPayments(context.db, userId);
  return {
    subscriptions: subscriptions.map(({ plan, interval, status, amount, currency, createdAt, endedAt }) => ({
      plan,
      interval,
      status,
      amount,
      currency,
      since: createdAt.toISOString(),
      ended_at: endedAt?.toISOString() ?? null,
    })),
    invoices: invoices.map(({ number, status, total, currency, createdAt }) => ({
      number,
      status,
      total,
      currency,
      date: createdAt.toISOString(),
    })),
  };
}
