import type { AnyObject } from './objects/kinds.ts';
import type { Store } from './store/store.ts';

/** What becomes of a subscription when the last attempt to pay its invoice failed: a setting of the account. */
export type AfterRetries = 'cancel' | 'unpaid' | 'past_due';

/** The one account of a sandbox, and the request that is being answered. */
export interface Sandbox {
  store: Store;
  /** The time of the wall, in seconds since 1970. */
  wallClock: () => number;
  /** Where a browser reaches the pages. */
  publicUrl: () => string;
  secretKey: string;
  /** How long a bank debit takes to settle, in seconds. */
  debitSeconds: number;
  /** While something that was due is done: the clock it is due by, and when it was. */
  due: { clock: string | null; time: number } | undefined;
  /** Noted in the events that the request causes. */
  request: { id: string | null; idempotency_key: string | null };
}

/**
 * The time of a clock in seconds since 1970; while something that was due on it is done, the time when it was due.
 * @param clock a test clock's id; null for the time of the wall
 */
export function timeOf(sandbox: Sandbox, clock: string | null): number {
  if (sandbox.due?.clock === clock) return sandbox.due.time;
  if (clock === null) return sandbox.wallClock();
  return sandbox.store.get('test_helpers.test_clock', clock)?.frozen_time ?? sandbox.wallClock();
}

/** The test clock of an object or of its customer. */
export function clockOf({ store }: Sandbox, object: AnyObject): string | null {
  if ('test_clock' in object) return object.test_clock;
  if ('sandbox' in object && 'test_clock' in object.sandbox) return object.sandbox.test_clock;
  const customer =
    'customer' in object && object.customer ? store.get('customer', object.customer) : undefined;
  return customer?.test_clock ?? null;
}
