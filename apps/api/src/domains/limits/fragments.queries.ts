import { Prisma } from '../../db/generated/client.ts';

/**
 * Part of a statement: takes one of a pace, and answers a row if it may be taken (generic cell rate algorithm). The row
 * of `rate_limits` says when so many may come at once again; it is locked until the statement is over, so that tries at
 * once, from whatever replica, are counted one after the other. The clocks of these tries differ by some milliseconds, so
 * one that comes up to an eighth of a step early is taken; the next one comes a whole step later all the same.
 * @param key the pace's, as `paceFor` makes it
 * @param from a FROM clause of at most one row; its columns `burst` and `every_ms` are the pace. No row takes nothing.
 */
export function consumePace(key: string, from: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO rate_limits AS known (key, count, resets_at)
    SELECT ${key}, burst, ${now}::timestamptz + every_ms * interval '1 millisecond' ${from}
    ON CONFLICT (key) DO UPDATE SET
      count = EXCLUDED.count,
      resets_at = greatest(known.resets_at, ${now}) + (EXCLUDED.resets_at - ${now}::timestamptz)
    WHERE known.resets_at <= ${now}::timestamptz + (EXCLUDED.count - 0.875) * (EXCLUDED.resets_at - ${now}::timestamptz)
    RETURNING 1`;
}
