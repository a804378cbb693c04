import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { AppError } from '../../http/app-error.ts';
import { sign } from '../../signing/signature.ts';
import { type LimitName, type Pace, limitsOf, nextOfPace } from './limits.policy.ts';
import {
  addAttemptsWithin,
  deleteAttemptsBefore,
  deleteAttempts,
  findAttempts,
  findPaceReset,
  findLimitedUntil,
  refusedUntil,
} from './limits.queries.ts';
import { networkOf } from './network-of.ts';

/** The database keeps no addresses for this: a key reveals nothing without the server's secret. */
function keyOf(context: Context, name: LimitName | 'chatAuthor', subject: string): string {
  return `${name}:${sign(context.config.keys.limits, networkOf(subject))}`;
}

/** The error of whoever tried too often. */
export function rateLimitError(context: Context, until: Date): AppError {
  const seconds = secondsUntil(context, until);
  return new AppError('rate_limited', `Too many requests. Try again in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

function secondsUntil(context: Context, until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - context.clock.now().getTime()) / 1000));
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

/**
 * Counts many things of one subject at once, inside a transaction: all of them, or none when they do not fit into the limit.
 * @param what of what there are too many, for the error's detail: `addresses`
 * @throws AppError `rate_limited`
 */
export async function consumeMany(
  context: Context,
  tx: Transaction,
  [name, subject]: Counted,
  { times, what }: { times: number; what: string },
): Promise<void> {
  if (times === 0) return;
  const { most, windowMs } = limitsOf(context.config)[name];
  const now = context.clock.now();
  const key = keyOf(context, name, subject);
  const resetsAt = new Date(now.getTime() + windowMs);
  const counted = await addAttemptsWithin(tx, [{ key, times }], { most, resetsAt, now });
  if (counted.length > 0) return;
  const before = await findAttempts(tx, key, now);
  const left = most - (before?.count ?? 0);
  throw new AppError('rate_limited', `These are ${times} ${what}, and ${left} more are possible now.`, {
    retryAfterSeconds: secondsUntil(context, before?.resetsAt ?? resetsAt),
  });
}

/** Counts one for each of these subjects, inside a transaction; answers those whose limit was reached before. */
export async function consumeEach(
  context: Context,
  tx: Transaction,
  name: LimitName,
  subjects: readonly string[],
): Promise<Set<string>> {
  if (subjects.length === 0) return new Set();
  const { most, windowMs } = limitsOf(context.config)[name];
  const now = context.clock.now();
  const subjectOf = new Map(subjects.map((subject) => [keyOf(context, name, subject), subject]));
  const attempts = [...subjectOf.keys()].map((key) => ({ key, times: 1 }));
  const limit = { most, resetsAt: new Date(now.getTime() + windowMs), now };
  const refused = new Map(subjectOf);
  for (const key of await addAttemptsWithin(tx, attempts, limit)) refused.delete(key);
  return new Set(refused.values());
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
  const until = await findLimitedUntil(context.db, limitsFor(context, counted), context.clock.now());
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

/** Deletes the count of one subject: whoever proved an address otherwise need not wait. */
export async function resetLimit(context: Context, name: LimitName, subject: string): Promise<void> {
  await deleteAttempts(context.db, keyOf(context, name, subject));
}

/** Deletes the windows that are over. */
export function purgeExpiredLimits(context: Context, signal?: AbortSignal): Promise<void> {
  return deleteAttemptsBefore(context.db, context.clock.now(), signal);
}
