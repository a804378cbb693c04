import type { Db, Transaction } from '../../db/client.ts';

/** Nothing is due before Stripe knows the customer. */
const never = new Date('9999-01-01T00:00:00Z');

/** Makes sure that an account has a row here; Stripe hears nothing of it. */
export async function ensureCustomer(db: Db, userId: string, now: Date): Promise<void> {
  await db.$executeRaw`
    INSERT INTO customers (user_id, created_at, next_sync_at) VALUES (${userId}, ${now}, ${never})
    ON CONFLICT DO NOTHING`;
}

export function findCustomer(db: Db | Transaction, userId: string) {
  return db.customer.findUnique({ where: { userId }, include: { subscriptions: true } });
}
export type CustomerRow = NonNullable<Awaited<ReturnType<typeof findCustomer>>>;

/** Whoever pays: their address, and whether the account is there still. */
export async function findPayer(
  db: Db | Transaction,
  userId: string,
): Promise<{ email: string | null } | undefined> {
  const [payer] = await db.$queryRaw<{ email: string | null }[]>`
    SELECT email FROM users WHERE id = ${userId} AND deletion_requested_at IS NULL`;
  return payer;
}

/** A customer that one caller alone syncs and changes, until the lease ends. */
export interface Lease {
  userId: string;
  token: string;
  until: Date;
  stripeId: string | null;
  /** When the fetch began whose answers are stored. */
  syncedAt: Date | null;
  failures: number;
}

/** Takes the lease of a customer; undefined when another one holds it, or there is no such customer. */
export async function takeLease(
  db: Db,
  userId: string,
  { token, now, until }: { token: string; now: Date; until: Date },
): Promise<Lease | undefined> {
  // The end of the lease becomes the next sync: should its holder die, another one begins then.
  const [taken] = await db.$queryRaw<Pick<Lease, 'stripeId' | 'syncedAt' | 'failures'>[]>`
    UPDATE customers SET lease_token = ${token}, lease_until = ${until}, next_sync_at = ${until}
    WHERE user_id = ${userId} AND (lease_until IS NULL OR lease_until <= ${now})
    RETURNING stripe_id AS "stripeId", synced_at AS "syncedAt", failures`;
  return taken && { userId, token, until, ...taken };
}

/** Makes a lease last longer; false when another one has it by now. */
export async function renewLease(db: Db, lease: Lease, until: Date): Promise<boolean> {
  const renewed = await db.$executeRaw`
    UPDATE customers SET lease_until = ${until},
      next_sync_at = CASE WHEN next_sync_at = lease_until THEN ${until} ELSE next_sync_at END
    WHERE user_id = ${lease.userId} AND lease_token = ${lease.token}`;
  return renewed === 1;
}

/** Locks the row of a lease until the transaction ends; false when another one has it by now. */
export async function lockLease(tx: Transaction, lease: Lease): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM customers WHERE user_id = ${lease.userId} AND lease_token = ${lease.token} FOR NO KEY UPDATE`;
  return rows.length === 1;
}

/** Gives a lease back. The next sync comes when it is planned, or at once where an event asked for it meanwhile. */
export async function releaseLease(db: Db, lease: Lease, nextSyncAt: Date | undefined): Promise<void> {
  await db.$executeRaw`
    UPDATE customers SET lease_token = NULL, lease_until = NULL,
      next_sync_at = CASE WHEN next_sync_at = lease_until THEN ${nextSyncAt ?? never} ELSE next_sync_at END
    WHERE user_id = ${lease.userId} AND lease_token = ${lease.token}`;
}

/** Writes down that a sync failed. */
export async function recordFailure(db: Db, lease: Lease, error: string): Promise<void> {
  await db.$executeRaw`
    UPDATE customers SET failures = failures + 1, last_error = ${error}
    WHERE user_id = ${lease.userId} AND lease_token = ${lease.token}`;
}

/** Customers whose sync is due and whom nobody syncs, longest due first. */
export async function listDue(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM customers
    WHERE next_sync_at <= ${now} AND stripe_id IS NOT NULL AND (lease_until IS NULL OR lease_until <= ${now})
    ORDER BY next_sync_at LIMIT ${limit}`;
  return rows.map(({ userId }) => userId);
}

/** Brings the next sync forward. */
export async function requestSync(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE customers SET next_sync_at = ${at}
    WHERE user_id = ${userId} AND stripe_id IS NOT NULL AND next_sync_at > ${at}`;
}

/** Keeps the id that Stripe gave a customer, while the lease is ours; false when it is not. */
export async function setStripeId(db: Db, lease: Lease, stripeId: string): Promise<boolean> {
  const set = await db.$executeRaw`
    UPDATE customers SET stripe_id = ${stripeId}
    WHERE user_id = ${lease.userId} AND lease_token = ${lease.token}`;
  return set === 1;
}

/** The number of the next checkout of a customer; undefined when the lease is not ours any more. */
export async function numberCheckout(db: Db, lease: Lease, now: Date): Promise<number | undefined> {
  const [row] = await db.$queryRaw<{ checkouts: number }[]>`
    UPDATE customers SET checkouts = checkouts + 1, checkout_at = ${now}
    WHERE user_id = ${lease.userId} AND lease_token = ${lease.token} RETURNING checkouts`;
  return row?.checkouts;
}
