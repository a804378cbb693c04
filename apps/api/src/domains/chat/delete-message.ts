import { roleMay } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import { type Caller, viewerIdOf } from '../../http/caller.ts';
import { getStream } from '../streams/index.ts';
import { deletesAs } from './chat.policy.ts';
import { presentDeletion } from './chat.presenter.ts';
import { broadcastChatEvent } from './broadcast-chat-event.ts';
import { findMessage, markDeleted } from './messages.queries.ts';

/**
 * Deletes a message: its body goes, its place stays. Deleting it again changes nothing.
 * @throws AppError `not_found`, `forbidden`
 */
export async function deleteMessage(
  context: Context,
  caller: Caller,
  streamId: string,
  messageId: string,
): Promise<void> {
  const { viewerFacts } = await getStream(context, caller, streamId);
  const message = await findMessage(context.db, streamId, messageId);
  if (!message) throw notFound();
  const by = deletesAs(message, viewerIdOf(caller), roleMay(viewerFacts.role, 'moderate'));
  if (!by) throw new AppError('forbidden', 'Only its author and the channel’s staff can delete a message.');

  const at = context.clock.now();
  const seq = await markDeleted(context.db, { streamId, messageId, at, by });
  if (seq !== undefined) broadcastChatEvent(context, streamId, presentDeletion(seq, messageId, at, by));
}
