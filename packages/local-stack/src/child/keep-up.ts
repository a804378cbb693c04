import { setTimeout as delay } from 'node:timers/promises';

/** Takes how a program ended although nobody asked for it, as a sentence, and its last lines. */
export type OnUnexpectedExit = (how: string, lastLines: string) => void;

/** A part that ends so often in a minute cannot be kept up. */
const MOST_ENDS = 5;
const WITHIN_MS = 60_000;
/** The pause before the first start of a minute, in milliseconds; each further one takes twice as long. */
const FIRST_PAUSE_MS = 250;
/** How long a stop waits for a start that is under way, in milliseconds. */
const STOP_WAITS_MS = 3_000;

export interface KeepUpOptions {
  name: string;
  /**
   * Starts it again where it was, and settles when it answers.
   * @throws when it does not start, which counts as one more end
   */
  restart: () => Promise<void>;
  /** Takes a line for each end and for each time that it is back. */
  say: (line: string) => void;
  /** Called once, with the reason and the part's last lines, when it has ended five times in a minute. */
  giveUp: (reason: string) => void;
}

export interface KeptUp {
  /** To be called at each end that nobody asked for. */
  ended: OnUnexpectedExit;
  /** From now on it is not started again. Waits a moment for a start that is under way. */
  stop: () => Promise<void>;
}

/** Starts a part of the stack again when it ends, after growing pauses, until it has ended five times in a minute. */
export function keepUp({ name, restart, say, giveUp }: KeepUpOptions): KeptUp {
  const ends: number[] = [];
  const stopping = new AbortController();
  let starting = Promise.resolve();

  async function startAgain(pauseMs: number): Promise<void> {
    await delay(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    if (stopping.signal.aborted) return;
    const began = performance.now();
    try {
      await restart();
      say(`${name} is up again, ${((performance.now() - began) / 1000).toFixed(1)} s`);
    } catch (error) {
      const [how = '', ...lastLines] = (error instanceof Error ? error.message : String(error)).split('\n');
      ended(how.replace(/ Its last lines:$/, ''), lastLines.join('\n'));
    }
  }

  function ended(how: string, lastLines: string): void {
    if (stopping.signal.aborted) return;
    const now = performance.now();
    ends.push(now);
    while ((ends[0] ?? now) <= now - WITHIN_MS) ends.shift();
    if (ends.length >= MOST_ENDS) {
      stopping.abort();
      giveUp(`${how} It has ended ${MOST_ENDS} times in a minute. Its last lines:\n${lastLines}`);
      return;
    }
    const pauseMs = FIRST_PAUSE_MS * 2 ** (ends.length - 1);
    say(`${how} It is started again in ${pauseMs / 1000} s`);
    starting = startAgain(pauseMs);
  }

  return {
    ended,
    async stop() {
      stopping.abort();
      await Promise.race([starting, delay(STOP_WAITS_MS, undefined, { ref: false })]);
    },
  };
}
