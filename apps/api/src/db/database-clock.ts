import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from '../clock.ts';
import type { Db } from './client.ts';

/** How often the difference is measured, in milliseconds. */
const everyMs = 30_000;
/** A difference of more than this is worth a warning, in milliseconds: seats and grace times would have suffered from it. */
const warnFromMs = 2_000;

/** A clock that is measured against the database's. */
export interface DatabaseClock extends Clock {
  /** Measures now, and from then on every half minute. Never fails: without an answer the last difference stays. */
  start(): Promise<void>;
  stop(): void;
}

/**
 * The database's clock, as this machine sees it: the system's with the difference that was measured last. All servers on
 * one database agree on it, so that a lease which one of them writes means the same to the others.
 */
export function openDatabaseClock(db: Db, log: FastifyBaseLogger): DatabaseClock {
  let differenceMs = 0;
  let timer: NodeJS.Timeout | undefined;

  async function measure(): Promise<void> {
    const sent = Date.now();
    const began = performance.now();
    const [row] = await db.$queryRaw<{ at: number }[]>`
      SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS at`;
    const tookMs = performance.now() - began;
    if (!row) return;
    // The answer was made half-way, as far as anybody knows. What that is wrong by is no difference.
    const measured = row.at - (sent + tookMs / 2);
    const next = Math.abs(measured) <= tookMs / 2 ? 0 : Math.round(measured);
    if (Math.abs(next - differenceMs) > warnFromMs) {
      log.warn({ difference_ms: next }, 'the clock differs from the database’s, whose time counts');
    }
    differenceMs = next;
  }

  return {
    now: () => new Date(Date.now() + differenceMs),
    async start() {
      const look = (): Promise<void> =>
        measure().catch((error: unknown) => log.warn({ err: error }, 'the clock was not compared'));
      timer = setInterval(() => void look(), everyMs);
      await look();
    },
    stop: () => clearInterval(timer),
  };
}
