import { type Batcher, openBatcher } from '../../batcher.ts';
import type { Clock } from '../../clock.ts';
import type { Db } from '../../db/client.ts';
import { type AttemptCount, addAttempts } from './limits.queries.ts';

/** The most tries that go into one statement. */
const mostTries = 500;

/** A try of what a limit counts, and how long the limit's window is. */
export interface Attempt {
  key: string;
  windowMs: number;
}

/** Counts tries: answers how many there were with this one. */
export type RateLimitBatcher = Batcher<Attempt, AttemptCount>;

/**
 * All tries that come while a statement runs are counted by the next one: a thousand viewers at once, each a new guest, are
 * counted by a few statements.
 */
export function openRateLimitBatcher({ db, clock }: { db: Db; clock: Clock }): RateLimitBatcher {
  return openBatcher({
    most: mostTries,
    work: (_all, attempts) => countTogether(db, attempts, clock.now()),
  });
}

async function countTogether(db: Db, attempts: Attempt[], now: Date): Promise<AttemptCount[]> {
  const byKey = Map.groupBy(attempts, ({ key }) => key);
  const tries = [...byKey].map(([key, same]) => ({
    key,
    times: same.length,
    resetsAt: new Date(now.getTime() + Math.max(...same.map(({ windowMs }) => windowMs))),
  }));
  const counts = new Map((await addAttempts(db, tries, now)).map((row) => [row.key, row]));
  // The statement counted those of one key together; each one has a number of its own.
  const left = new Map([...byKey].map(([key, same]) => [key, same.length]));
  return attempts.map(({ key }) => {
    const row = counts.get(key);
    const behind = (left.get(key) ?? 0) - 1;
    if (!row || behind < 0) throw new Error('A try was not counted.');
    left.set(key, behind);
    return { ...row, count: row.count - behind };
  });
}
