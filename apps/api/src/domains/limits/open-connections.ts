import type { Context } from '../../context.ts';
import { rateLimitError } from './limits.ts';
import { networkOf } from './network-of.ts';

/** After how long a connection that was one too many may be tried again, in milliseconds: others end within minutes. */
const retryAfterMs = 10_000;

const openByContext = new WeakMap<Context, Map<string, number>>();

/** How many connections that stay open this server has now. */
export function countOpenConnections(context: Context): number {
  let total = 0;
  for (const open of openByContext.get(context)?.values() ?? []) total += open;
  return total;
}

/**
 * Counts a connection that stays open, by network address and on this server alone, because they end with it. There are as
 * many as new guests in an hour: whoever watches has one, and many people may share an address.
 * @returns what counts it as closed
 * @throws AppError `rate_limited` when the address has as many open as it may
 */
export function countConnection(context: Context, address: string): () => void {
  const network = networkOf(address);
  const open = openByContext.get(context) ?? new Map<string, number>();
  openByContext.set(context, open);
  const before = open.get(network) ?? 0;
  if (before >= context.config.addressLimit)
    throw rateLimitError(context, new Date(context.clock.now().getTime() + retryAfterMs));
  open.set(network, before + 1);
  return () => {
    const left = (open.get(network) ?? 0) - 1;
    if (left > 0) open.set(network, left);
    else open.delete(network);
  };
}
