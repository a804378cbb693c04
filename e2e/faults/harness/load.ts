import { setTimeout as delay } from 'node:timers/promises';
import { Guest } from './guest.ts';

const JOINS_A_SECOND = 50;
/** Who gets no answer in this time counts as hung, whatever was killed meanwhile. */
const HUNG_AFTER_MS = 30_000;
const STAY_MS = 500;

/** What became of those who came. */
export interface LoadOutcome {
  joins: number;
  admitted: number;
  /** How many came in out of the queue. */
  queued: number;
  refused: number;
  /** Those who got no answer, because the server or its database was away, or 503. */
  failed: number;
  hung: number;
}

/**
 * 50 viewers a second who ask for a seat over HTTP, and a queue of people behind them who come in, stay for half a second
 * and line up again. When it stops, nobody gives anything back: seats and places are left as by people who vanish.
 */
export function startLoad(
  streamId: string,
  nextUrl: () => string,
  queue: number,
): { outcome: LoadOutcome; stop: () => Promise<void> } {
  const outcome: LoadOutcome = { joins: 0, admitted: 0, queued: 0, refused: 0, failed: 0, hung: 0 };
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const pause = (ms: number) => delay(ms, undefined, { signal: stopping.signal }).catch(() => undefined);

  async function take(guest: Guest): Promise<boolean> {
    const hung = delay(HUNG_AFTER_MS, 'hung', { ref: false });
    const answer = await Promise.race([guest.tryToTakeSeat(), hung]).catch(() => 'failed');
    if (answer === 'hung') outcome.hung += 1;
    else if (answer === 'stream_full') outcome.refused += 1;
    else if (typeof answer === 'string') outcome.failed += 1;
    if (typeof answer === 'string') return false;
    outcome.admitted += 1;
    await pause(STAY_MS);
    if (!stopping.signal.aborted) await guest.leaveSeat(answer.seat.id);
    return true;
  }
  async function waitAgainAndAgain(): Promise<void> {
    while (!stopping.signal.aborted) {
      const guest = new Guest(nextUrl, streamId);
      await guest.waitForReservation(stopping.signal);
      if (!stopping.signal.aborted && (await take(guest))) outcome.queued += 1;
    }
  }
  async function comeAndGo(): Promise<void> {
    const began = performance.now();
    while (!stopping.signal.aborted) {
      outcome.joins += 1;
      const join = take(new Guest(nextUrl, streamId)).then(() => void running.delete(join));
      running.add(join);
      await pause(Math.max(0, began + (outcome.joins * 1_000) / JOINS_A_SECOND - performance.now()));
    }
  }
  const loops = [comeAndGo(), ...Array.from({ length: queue }, waitAgainAndAgain)];
  return {
    outcome,
    async stop() {
      stopping.abort();
      await Promise.all(loops);
      await Promise.all(running);
    },
  };
}
