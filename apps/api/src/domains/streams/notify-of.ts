import type { NotificationKind } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';

/**
 * Asks for those to be told who follow a channel or are in it, in the transaction in which something happened to a stream.
 * @param detail what tells one event from another of the same kind, for example the time that a stream was moved to
 */
export function notifyOf(
  context: Context,
  tx: Transaction,
  kind: NotificationKind,
  streamId: string,
  detail = '',
): Promise<void> {
  return context.jobs.send(tx, 'notify_people', {
    kind,
    streamId,
    event: `${kind} ${streamId} ${detail}`.trim(),
  });
}
