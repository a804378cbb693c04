import type { Context } from '../src/context.ts';

/** What a call of a server answers that has died. */
export class Crash extends Error {}

/**
 * The context of a server that dies before the call number so many to the database or to Stripe: that call fails, and so does
 * every later one, those of clean-up too. What it did before stands; what it had in a transaction does not.
 */
export function crashingContext(context: Context, dieAt: number): Context {
  let calls = 0;
  const live = (): void => {
    calls += 1;
    if (calls >= dieAt) throw new Crash(`The server died before call ${dieAt}.`);
  };
  const dying = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(object, name) {
        const value: unknown = Reflect.get(object, name);
        if (name === '$transaction' && typeof value === 'function') {
          return (work: (tx: object) => Promise<unknown>) => {
            live();
            return context.db.$transaction((tx) => work(dying(tx)));
          };
        }
        if (typeof value === 'function') {
          return (...args: unknown[]) => {
            live();
            return (value as (...args: unknown[]) => unknown).apply(object, args);
          };
        }
        // Tables, whose functions are calls.
        return typeof value === 'object' && value !== null ? dying(value) : value;
      },
    });
  return { ...context, db: dying(context.db), stripe: context.stripe && dying(context.stripe) };
}
