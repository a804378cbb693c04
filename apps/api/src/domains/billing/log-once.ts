import type { FastifyBaseLogger } from 'fastify';
import type { Context } from '../../context.ts';

/** How many alerts are remembered; then it begins anew, and some are logged once more. */
const most = 1_000;
const logged = new WeakMap<FastifyBaseLogger, Set<string>>();

/** Logs an error for the operator once in the life of this process, however often it is met. */
export function logOnce({ log }: Pick<Context, 'log'>, key: string, details: object, message: string): void {
  const known = logged.get(log) ?? new Set();
  if (known.has(key)) return;
  if (known.size >= most) known.clear();
  logged.set(log, known.add(key));
  log.error(details, message);
}
