import { deleteInBatches } from '../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';

/** How often something was tried, and when that is forgotten. */
export interface AttemptCount {
  key: string;
  count: number;
  resets_at: Date;
}

/**
 * Counts tries of several keys, each named once, in one statement, so that tries at once are all counted. A window begins
 * with its first try and does not move. Keys come in order, so that two of these statements never wait for each other.
 */
export function addAttempts(
  db: Db,
  tries: readonly { key: string; times: number; resetsAt: Date }[],
  now: Date,
): Promise<AttemptCount[]> {
  const sorted = tries.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const keys = sorted.map(({ key }) => key);
  const times = sorted.map((one) => one.times);
  const resets = sorted.map(({ resetsAt }) => resetsAt);
  return db.$queryRaw<AttemptCount[]>`
    INSERT INTO rate_limits AS known (key, count, resets_at)
    SELECT * FROM unnest(${keys}::text[], ${times}::int[], ${resets}::timestamptz[])
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.resets_at <= ${now} THEN EXCLUDED.count ELSE known.count + EXCLUDED.count END,
      resets_at = CASE WHEN known.resets_at <= ${now} THEN EXCLUDED.resets_at ELSE known.resets_at END
    RETURNING key, count, resets_at`;
}

/**
 * Counts several keys within one limit, each one only if it stays within it: what does not fit counts nothing. Attempts at
 * once are counted one after the other, by the locks of their rows, until the transaction ends.
 * @returns the keys that were counted
 */
export async function addAttemptsWithin(
  tx: Transaction,
  attempts: readonly { key: string; times: number }[],
  { most, resetsAt, now }: { most: number; resetsAt: Date; now: Date },
): Promise<string[]> {
  const sorted = attempts.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const keys = sorted.map(({ key }) => key);
  const times = sorted.map((one) => one.times);
  const rows = await tx.$queryRaw<{ key: string }[]>`
    INSERT INTO rate_limits AS known (key, count, resets_at)
    SELECT key, times, ${resetsAt}::timestamptz FROM unnest(${keys}::text[], ${times}::int[]) AS w (key, times)
    WHERE times <= ${most}::int
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.resets_at <= ${now} THEN EXCLUDED.count ELSE known.count + EXCLUDED.count END,
      resets_at = CASE WHEN known.resets_at <= ${now} THEN EXCLUDED.resets_at ELSE known.resets_at END
    WHERE CASE WHEN known.resets_at <= ${now} THEN 0 ELSE known.count END + EXCLUDED.count <= ${most}::int
    RETURNING key`;
  return rows.map(({ key }) => key);
}

/** What was counted of a key in a window that goes on. */
export function findAttempts(tx: Transaction, key: string, now: Date) {
  return tx.rateLimit.findFirst({ where: { key, resetsAt: { gt: now } } });
}

export async function deleteAttempts(db: Db, key: string): Promise<void> {
  await db.rateLimit.deleteMany({ where: { key } });
}

/** Deletes windows that are over. */
export function deleteAttemptsBefore(db: Db, now: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`rate_limits`, Prisma.sql`resets_at <= ${now}`, signal);
}

/** Part of a statement: until when one of these limits refuses, null when none does. */
export function refusedUntil(limits: readonly { key: string; most: number }[], now: Date): Prisma.Sql {
  const keys = limits.map(({ key }) => key);
  const most = limits.map((limit) => limit.most);
  return Prisma.sql`(
    SELECT max(r.resets_at) FROM rate_limits r JOIN unnest(${keys}::text[], ${most}::int[]) AS l (key, most) ON r.key = l.key
    WHERE r.count >= l.most AND r.resets_at > ${now})`;
}

/** Until when limits are exceeded; null when none is. */
export async function findLimitedUntil(
  db: Db,
  limits: readonly { key: string; most: number }[],
  now: Date,
): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ until: Date | null }[]>`SELECT ${refusedUntil(limits, now)} AS until`;
  return row?.until ?? null;
}

/** When a pace is free again as a whole; null when nobody used it lately. */
export async function findPaceReset(db: Db, key: string): Promise<Date | null> {
  const row = await db.rateLimit.findUnique({ where: { key }, select: { resetsAt: true } });
  return row?.resetsAt ?? null;
}
