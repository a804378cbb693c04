import type { Context } from '../../context.ts';
import { type AttemptCount, addAttempts } from './limits.queries.ts';

/** The most tries that go into one statement. */
const atOnce = 500;

interface Try {
  key: string;
  windowMs: number;
  resolve: (tally: AttemptCount) => void;
  reject: (error: unknown) => void;
}

/** Who waits to be counted; there is a desk only while a statement runs. */
const desks = new WeakMap<Context, Try[]>();

/**
 * Counts a try. All that come while a statement runs share the next one: a thousand viewers at once, each a new guest,
 * are counted by a few statements.
 * @returns how many tries there were with this one
 */
export function countAttempt(context: Context, key: string, windowMs: number): Promise<AttemptCount> {
  return new Promise((resolve, reject) => {
    const one = { key, windowMs, resolve, reject };
    const desk = desks.get(context);
    if (desk) desk.push(one);
    else {
      const opened = [one];
      desks.set(context, opened);
      void serve(context, opened);
    }
  });
}

async function serve(context: Context, desk: Try[]): Promise<void> {
  while (desk.length > 0) {
    // What comes in the same moment is in the same statement.
    await Promise.resolve();
    const now = desk.splice(0, atOnce);
    try {
      await countOnce(context, now);
    } catch (error) {
      for (const { reject } of now) reject(error);
    }
  }
  desks.delete(context);
}

async function countOnce(context: Context, tries: readonly Try[]): Promise<void> {
  const now = context.clock.now();
  const byKey = Map.groupBy(tries, ({ key }) => key);
  const counted = [...byKey].map(([key, alike]) => ({
    key,
    times: alike.length,
    resetsAt: new Date(now.getTime() + Math.max(...alike.map(({ windowMs }) => windowMs))),
  }));
  for (const tally of await addAttempts(context.db, counted, now)) {
    const alike = byKey.get(tally.key) ?? [];
    // The statement counted them together; each one has a number of its own.
    alike.forEach(({ resolve }, index) =>
      resolve({ ...tally, count: tally.count - alike.length + index + 1 }),
    );
  }
}
