import type { Context } from '../../context.ts';
import { rateLimitError } from './limits.ts';

/** After how long a connection that was one too many may be tried again, in milliseconds: others end within minutes. */
const retryAfterMs = 10_000;

const openByContext = new WeakMap<Context, Map<string, number>>();

/**
 * Counts a connection that stays open, by network address and on this server alone, because they end with it. There are as
 * many as new guests in an hour: whoever watches has one, and many people may share an address.
 * @returns what counts it as closed
 * @throws AppError `rate_limited` when the address has as many open as it may
 */
export function countConnection(context: Context, address: string): () => void {
  const open = openByContext.get(context) ?? new Map<string, number>();
  openByContext.set(context, open);
  const before = open.get(address) ?? 0;
  if (before >= context.config.addressLimit)
    throw rateLimitError(context, new Date(context.clock.now().getTime() + retryAfterMs));
  open.set(address, before + 1);
  return () => {
    const left = (open.get(address) ?? 0) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  };
}
