import type { Context } from '../../../context.ts';
import type { Db, Transaction } from '../../../db/client.ts';
import { bringChannelForward, bringStreamForward } from './request-reconcile.queries.ts';

/**
 * Asks for a stream to be brought into line with its room soon: within about a second, by whichever replica is free. Asking
 * again, or for a stream that is not on air, changes nothing.
 * @param db a transaction, if the request is to count only when that commits
 */
export function requestReconcile(context: Context, db: Db | Transaction, streamId: string): Promise<void> {
  return bringStreamForward(db, streamId, context.clock.now());
}

/** The same for the stream of a channel that is on air, because the people of the channel are others than before. */
export function requestReconcileOfChannel(
  context: Context,
  db: Db | Transaction,
  channelId: string,
): Promise<void> {
  return bringChannelForward(db, channelId, context.clock.now());
}
