import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { type StreamsOf, writeAccessCheck } from './access-check.queries.ts';

/**
 * Notes whether the access policy is asked before a seat is given or a message written, after something changed that may be
 * a reason for it: a stream's visibility, or whether its owner's account is active. Inside the transaction of that change:
 * from its commit on nobody takes a seat who may not.
 */
export function updateAccessCheck(context: Context, tx: Transaction, which: StreamsOf): Promise<void> {
  return writeAccessCheck(tx, which, context.clock.now());
}
