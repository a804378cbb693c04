import { createHmac } from 'node:crypto';
import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { countTry } from './counting-desk.ts';
import { type LimitName, limitsOf } from './limits.policy.ts';
import { type Tally, deleteTalliesBefore, deleteTally, findTallies } from './limits.queries.ts';

/** The database keeps no addresses for this: a key tells nothing without the server's secret. */
function keyOf(context: Context, name: LimitName, subject: string): string {
  return `${name}:${createHmac('sha256', context.config.keys.limits).update(subject).digest('base64url')}`;
}

function refusal(context: Context, tally: Tally): AppError {
  const seconds = Math.max(1, Math.ceil((tally.resets_at.getTime() - context.clock.now().getTime()) / 1000));
  return new AppError('rate_limited', `Too many tries. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

/** A limit, and who or what it counts: a network address, an e-mail address, an account's id. */
export type Counted = readonly [name: LimitName, subject: string];

/**
 * Counts a try, and refuses it when the limit was reached before.
 * @throws AppError `rate_limited`
 */
export async function spend(context: Context, ...[name, subject]: Counted): Promise<void> {
  const { most, windowMs } = limitsOf(context.config)[name];
  const tally = await countTry(context, keyOf(context, name, subject), windowMs);
  if (tally.count > most) throw refusal(context, tally);
}

/**
 * Refuses when one of these limits is reached, without counting: for what counts failures only. Look before and after the
 * work: of tries that run beside each other, only as many learn their result as the limit says.
 * @throws AppError `rate_limited`
 */
export async function checkLimits(context: Context, counted: readonly Counted[]): Promise<void> {
  const limits = limitsOf(context.config);
  const most = new Map(counted.map(([name, subject]) => [keyOf(context, name, subject), limits[name].most]));
  const tallies = await findTallies(context.db, [...most.keys()], context.clock.now());
  const full = tallies.find(({ key, count }) => count >= (most.get(key) ?? Infinity));
  if (full) throw refusal(context, full);
}

/** Forgets the tries of one subject: whoever proved an address otherwise need not wait. */
export async function forgetTries(context: Context, name: LimitName, subject: string): Promise<void> {
  await deleteTally(context.db, keyOf(context, name, subject));
}

/** Forgets the windows that are over. */
export function forgetOldTries(context: Context): Promise<void> {
  return deleteTalliesBefore(context.db, context.clock.now());
}
