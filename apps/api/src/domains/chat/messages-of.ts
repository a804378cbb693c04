import type { Context } from '../../context.ts';
import type { Transaction } from '../../db/client.ts';
import { presentDeletion } from './chat.presenter.ts';
import {
  countMessagesElsewhere,
  emptyMessages,
  listMessagesOf,
  listUndeletedOf,
  markDeleted,
  moveMessages,
} from './chat.queries.ts';
import { broadcastChatEvent } from './broadcast-chat-event.ts';

/** How many messages are read at once. */
const atOnce = 500;

/** Gives a guest's messages to the account that the guest made. */
export function keepMessages(tx: Transaction, guestId: string, userId: string): Promise<void> {
  return moveMessages(tx, guestId, userId);
}

/** How many messages somebody wrote in other people's streams. */
export function countMessagesOf(context: Context, userId: string): Promise<number> {
  return countMessagesElsewhere(context.db, userId);
}

/** Everything that somebody wrote in chats, oldest first. */
export async function* exportMessagesOf(context: Context, userId: string) {
  let after = '';
  for (;;) {
    const messages = await listMessagesOf(context.db, userId, after, atOnce);
    for (const { id, streamId, body, createdAt, deletedAt } of messages) {
      after = id;
      yield {
        id,
        stream_id: streamId,
        body,
        created_at: createdAt.toISOString(),
        deleted_at: deletedAt?.toISOString() ?? null,
      };
    }
    if (messages.length < atOnce) return;
  }
}

/** Deletes everything that somebody wrote: rooms hear of it, and neither name nor words stay. May run twice. */
export async function deleteMessagesOf(context: Context, userId: string): Promise<void> {
  const at = context.clock.now();
  for (;;) {
    const messages = await listUndeletedOf(context.db, userId, atOnce);
    for (const { id: messageId, streamId } of messages) {
      const seq = await markDeleted(context.db, { streamId, messageId, at, by: 'author' });
      if (seq !== undefined)
        broadcastChatEvent(context, streamId, presentDeletion(seq, messageId, at, 'author'));
    }
    if (messages.length < atOnce) break;
  }
  await emptyMessages(context.db, userId);
}
