import { Prisma } from '../../db/generated/client.ts';

/**
 * How far the clocks of two servers may differ, in milliseconds. A limit that is due later than its length and this was
 * written by a clock that was wrong, and does not count: otherwise it would hold for as long as that clock was ahead.
 */
const clockDifferenceMs = 5_000;

/**
 * Part of a statement: whether a window goes on.
 * @param resetsAt when it ends; NULL for none
 */
export function isInWindow(resetsAt: Prisma.Sql, windowMs: number, now: Date): Prisma.Sql {
  const latest = new Date(now.getTime() + windowMs + clockDifferenceMs);
  return Prisma.sql`(${resetsAt} > ${now} AND ${resetsAt} <= ${latest})`;
}

/**
 * Part of a statement: takes one of a pace, and answers a row if it may be taken (generic cell rate algorithm). The row
 * of `rate_limits` says when so many may come at once again; it is locked until the statement is over, so that tries at
 * once, from whatever replica, are counted one after the other. The clocks of these tries differ by some milliseconds, so
 * one that comes up to an eighth of a step early is taken; the next one comes a whole step later all the same. A row that a
 * clock far ahead wrote counts as if everything had been taken just now.
 * @param key the pace's, as `paceFor` makes it
 * @param from a FROM clause of at most one row; its columns `burst` and `every_ms` are the pace. No row takes nothing.
 */
export function consumePace(key: string, from: Prisma.Sql, now: Date): Prisma.Sql {
  const step = Prisma.sql`(EXCLUDED.resets_at - ${now}::timestamptz)`;
  const full = Prisma.sql`(${now}::timestamptz + EXCLUDED.count * ${step})`;
  const isWrong = Prisma.sql`known.resets_at > ${full} + ${clockDifferenceMs}::int * interval '1 millisecond'`;
  return Prisma.sql`
    INSERT INTO rate_limits AS known (key, count, resets_at)
    SELECT ${key}, burst, ${now}::timestamptz + every_ms * interval '1 millisecond' ${from}
    ON CONFLICT (key) DO UPDATE SET
      count = EXCLUDED.count,
      resets_at = CASE WHEN ${isWrong} THEN ${full} ELSE greatest(known.resets_at, ${now}) + ${step} END
    WHERE ${isWrong} OR known.resets_at <= ${full} - 0.875 * ${step}
    RETURNING 1`;
}
