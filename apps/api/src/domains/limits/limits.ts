import type { Context } from '../../context.ts';
import { AppError } from '../../http/app-error.ts';
import { sign } from '../../signing/signature.ts';
import { type LimitName, type Pace, limitsOf, nextOfPace } from './limits.policy.ts';
import {
  deleteAttemptsBefore,
  deleteAttempts,
  findPaceReset,
  findRefusal,
  refusedUntil,
} from './limits.queries.ts';

/** The database keeps no addresses for this: a key tells nothing without the server's secret. */
function keyOf(context: Context, name: LimitName | 'chatAuthor', subject: string): string {
  return `${name}:${sign(context.config.keys.limits, subject)}`;
}

/** The refusal of whoever tried too often. */
export function rateLimitError(context: Context, until: Date): AppError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - context.clock.now().getTime()) / 1000));
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
export async function consumeLimit(context: Context, ...[name, subject]: Counted): Promise<void> {
  const { most, windowMs } = limitsOf(context.config)[name];
  const attempt = { key: keyOf(context, name, subject), windowMs };
  const { count, resets_at: resetsAt } = await context.rateLimitBatcher.run('', attempt);
  if (count > most) throw rateLimitError(context, resetsAt);
}

function limitsFor(context: Context, counted: readonly Counted[]): { key: string; most: number }[] {
  const limits = limitsOf(context.config);
  return counted.map(([name, subject]) => ({ key: keyOf(context, name, subject), most: limits[name].most }));
}

/**
 * Refuses when one of these limits is reached, without counting: for what counts failures only. Look before and after the
 * work: of tries that run beside each other, only as many learn their result as the limit says.
 * @throws AppError `rate_limited`
 */
export async function checkLimits(context: Context, counted: readonly Counted[]): Promise<void> {
  const until = await findRefusal(context.db, limitsFor(context, counted), context.clock.now());
  if (until) throw rateLimitError(context, until);
}

/** The same as part of another statement: until when one of these limits refuses, null when none does. */
export function limitsReachedUntil(context: Context, counted: readonly Counted[]) {
  return refusedUntil(limitsFor(context, counted), context.clock.now());
}

/** The key of a person's pace in chats, for a statement that takes one of it (`consumePace`). */
export function chatPaceKey(context: Context, personId: string): string {
  return keyOf(context, 'chatAuthor', personId);
}

/** From when on a pace that was refused allows one more. */
export async function paceAllowsFrom(context: Context, key: string, pace: Pace): Promise<Date> {
  const resetsAt = await findPaceReset(context.db, key);
  return resetsAt ? nextOfPace(resetsAt, pace) : context.clock.now();
}

/** Forgets the tries of one subject: whoever proved an address otherwise need not wait. */
export async function resetLimit(context: Context, name: LimitName, subject: string): Promise<void> {
  await deleteAttempts(context.db, keyOf(context, name, subject));
}

/** Forgets the windows that are over. */
export function purgeExpiredLimits(context: Context): Promise<void> {
  return deleteAttemptsBefore(context.db, context.clock.now());
}
