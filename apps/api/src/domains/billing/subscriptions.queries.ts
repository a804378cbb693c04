import type { PaidPlan } from '@footlight/contracts';
import type { Db, Prisma, Transaction } from '../../db/client.ts';

export type SubscriptionRow = Prisma.SubscriptionGetPayload<object>;
type NewChange = Prisma.SubscriptionChangeCreateManyInput;

/** The subscriptions of a customer as they were stored last. */
export function listSubscriptions(tx: Transaction, userId: string): Promise<SubscriptionRow[]> {
  return tx.subscription.findMany({ where: { userId } });
}

export async function putSubscription(tx: Transaction, subscription: SubscriptionRow): Promise<void> {
  const { id, ...rest } = subscription;
  await tx.subscription.upsert({ where: { id }, create: subscription, update: rest });
}

/** Writes down what subscriptions are from a moment on. */
export async function insertChanges(tx: Transaction, changes: NewChange[]): Promise<void> {
  if (changes.length > 0) await tx.subscriptionChange.createMany({ data: changes });
}

/** An invoice, with the customer that it is of. */
export type InvoiceRow = Prisma.InvoiceGetPayload<object>;

/** Writes invoices that are new or have changed; those that were there stay. */
export async function putInvoices(tx: Transaction, userId: string, invoices: InvoiceRow[]): Promise<void> {
  const known = await tx.invoice.findMany({ where: { userId } });
  const before = new Map(known.map((invoice) => [invoice.id, invoice]));
  for (const invoice of invoices) {
    const { id, ...rest } = invoice;
    const stored = before.get(id);
    if (
      stored &&
      stored.status === rest.status &&
      stored.number === rest.number &&
      stored.total === rest.total
    )
      continue;
    await tx.invoice.upsert({ where: { id }, create: invoice, update: rest });
  }
}

/** Writes down what a sync found: when its fetch began, and the plan that is granted now. */
export async function setSynced(
  tx: Transaction,
  userId: string,
  { plan, syncedAt, deleted }: { plan: PaidPlan | null; syncedAt: Date; deleted: boolean },
): Promise<{ before: PaidPlan | null }> {
  const { plan: before } = await tx.customer.findUniqueOrThrow({ where: { userId }, select: { plan: true } });
  await tx.customer.update({
    where: { userId },
    data: { plan, syncedAt, failures: 0, lastError: null, ...(deleted && { stripeId: null }) },
  });
  return { before: before as PaidPlan | null };
}

/** Everything that an account paid for or was asked to pay, oldest first. */
export async function listPayments(db: Db, userId: string) {
  const where = { userId };
  return {
    subscriptions: await db.subscription.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
    invoices: await db.invoice.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  };
}
