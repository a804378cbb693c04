import type { FastifyBaseLogger } from 'fastify';

/** How much of it runs at the same time. Most of it is a call of the media server, which answers in milliseconds. */
const concurrency = 64;
/** How much waits. At a call of 10 ms each, the last one of so many begins after a third of a second. */
const mostWaiting = 2_000;
/** Work that was refused is logged once in this time, in milliseconds. */
const logEveryMs = 10_000;

/** How much background work there is, and what became of it since the start. */
export interface BackgroundCounts {
  waiting: number;
  running: number;
  /** Refused because too much was waiting, or given up when the server stopped. */
  dropped: number;
  failed: number;
}

/**
 * Work of this process that nobody waits for, and that something else makes good when it fails or is dropped: it is gone
 * when the process ends. What must happen is a job.
 */
export interface Background {
  /**
   * Begins work as soon as there is room, in the order in which it came. A failure is logged. When too much is waiting, the
   * new work is dropped, which is logged and counted: what waits already is nearer to being done.
   * @param name what it is, for the log
   * @param details what the log says beside the name
   */
  enqueue(name: string, work: () => Promise<unknown>, details?: object): void;
  counts(): BackgroundCounts;
  /** Waits until everything is done, at most so many milliseconds; then what waits is dropped, and what comes later too. */
  drain(withinMs: number): Promise<void>;
}

/** An empty queue. */
export function openBackground(
  log: FastifyBaseLogger,
  limits: { concurrency: number; mostWaiting: number } = { concurrency, mostWaiting },
): Background {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let dropped = 0;
  let failed = 0;
  let ended = false;
  let loggedAt = -Infinity;
  let whenIdle: (() => void) | undefined;

  function next(): void {
    const work = running < limits.concurrency ? waiting.shift() : undefined;
    if (!work) {
      if (running === 0) whenIdle?.();
      return;
    }
    running += 1;
    void work().finally(() => {
      running -= 1;
      next();
    });
  }

  return {
    enqueue(name, work, details) {
      if (ended || waiting.length >= limits.mostWaiting) {
        dropped += 1;
        if (performance.now() - loggedAt < logEveryMs) return;
        loggedAt = performance.now();
        log.warn({ work: name, ...details, dropped }, 'background work was dropped: too much is waiting');
        return;
      }
      waiting.push(async () => {
        try {
          await work();
        } catch (error) {
          failed += 1;
          log.warn({ err: error, work: name, ...details }, 'background work failed');
        }
      });
      next();
    },
    counts: () => ({ waiting: waiting.length, running, dropped, failed }),
    async drain(withinMs) {
      if (running > 0) {
        let timer: NodeJS.Timeout | undefined;
        const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, withinMs)));
        await Promise.race([limit, new Promise<void>((resolve) => (whenIdle = resolve))]);
        clearTimeout(timer);
      }
      ended = true;
      if (waiting.length + running === 0) return;
      log.warn({ waiting: waiting.length, running }, 'background work was given up: the server stops');
      dropped += waiting.length;
      waiting.length = 0;
    },
  };
}
