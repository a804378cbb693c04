import type { Context } from '../context.ts';

/**
 * Does the same to each of some things, one after the other. A failure is logged and holds up none of the others; at the end
 * it is thrown, so that whatever asked for it tries again.
 * @param name what is done, for the log
 * @param signal ends it between two of them
 * @throws AggregateError of every failure
 */
export async function forEachOf<T>(
  { log }: Pick<Context, 'log'>,
  name: string,
  things: readonly T[],
  work: (thing: T) => Promise<unknown>,
  signal?: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const thing of things) {
    signal?.throwIfAborted();
    try {
      await work(thing);
    } catch (error) {
      failures.push(error);
      log.warn({ err: error, work: name, thing }, 'one of several failed; the others go on');
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${name}: ${failures.length} failed`);
}
