import type { Context } from '../context.ts';

/** Work that goes on until it is stopped. */
export interface Loop {
  /** Begins no further round and waits for the one that runs. */
  stop(): Promise<void>;
}

/**
 * Runs work again and again, each time some milliseconds after the last round ended; a failure is logged and tried again.
 * Every replica does: work that must be done once claims what it takes in the database.
 */
export function repeat(
  context: Context,
  name: string,
  everyMs: number,
  work: (context: Context) => Promise<void>,
): Loop {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const plan = (): void => {
    if (!stopped) timer = setTimeout(run, everyMs);
  };
  const run = (): void => {
    running = work(context)
      .catch((error: unknown) =>
        context.log.warn({ err: error, work: name }, 'work failed; it is tried again'),
      )
      .then(plan);
  };
  plan();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
