import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { type Lease, releaseLease, renewLease, takeLease } from './customers.queries.ts';

/**
 * How long a lease lasts, in milliseconds: longer than everything that is asked of Stripe under it. Should it take longer still,
 * the lease is lost and nothing more is written.
 */
const leaseMs = 60_000;
/** How long a request waits for somebody else's lease, and how often it looks, in milliseconds. */
const waitMs = 15_000;
const againMs = 100;

/** Thrown where the lease of a customer went to another one meanwhile. Nothing was written. */
export class LeaseLost extends Error {
  constructor() {
    super('Another sync of this customer began meanwhile.');
    this.name = 'LeaseLost';
  }
}

/**
 * Works on a customer as the only one, without holding a connection: whoever has the lease reads from Stripe and writes. What is
 * written under it checks in its own transaction that the lease is still the same.
 * @param work answers when the next sync is due; undefined for none
 * @returns whether it was the caller's turn; false when another one holds the lease, or there is no such customer
 */
export async function tryWithLease(
  context: Context,
  userId: string,
  work: (lease: Lease) => Promise<Date | undefined>,
): Promise<boolean> {
  const now = context.clock.now();
  const lease = await takeLease(context.db, userId, { token: randomUUID(), now, until: leaseEnd(now) });
  if (!lease) return false;
  // Until the work says otherwise, whatever failed is tried again soon.
  let next: Date | undefined = new Date(now.getTime() + backoffMs(lease.failures));
  try {
    next = await work(lease);
  } finally {
    await releaseLease(context.db, lease, lease.stripeId === null ? undefined : next);
  }
  return true;
}

/**
 * The same for a request: waits until it is its turn.
 * @throws AppError `billing_unavailable` when it takes too long
 */
export async function withLease(
  context: Context,
  userId: string,
  work: (lease: Lease) => Promise<Date | undefined>,
): Promise<void> {
  const until = performance.now() + waitMs;
  while (!(await tryWithLease(context, userId, work))) {
    if (performance.now() > until) throw new AppError('billing_unavailable');
    await pause(againMs);
  }
}

/**
 * Begins the time of a lease anew, before a call that must not be made by two.
 * @throws LeaseLost
 */
export async function keepLease(context: Context, lease: Lease): Promise<void> {
  if (!(await renewLease(context.db, lease, leaseEnd(context.clock.now())))) throw new LeaseLost();
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + leaseMs);
}

/** The pause after so many failures: from five seconds on, doubling up to ten minutes. */
export function backoffMs(failures: number): number {
  return Math.min(5_000 * 2 ** Math.min(failures, 10), 10 * 60_000);
}
