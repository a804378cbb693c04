import type { Context } from '../../context.ts';
import { broadcastChatEvent } from './broadcast-chat-event.ts';
import { presentDeletion } from './chat.presenter.ts';
import { countMessagesElsewhere, emptyMessages, listMessagesOf, markDeleted } from './messages.queries.ts';

/** How many messages are read at once. */
const atOnce = 500;

/** How many messages somebody wrote in other people's streams. */
export function countMessagesOf(context: Context, userId: string): Promise<number> {
  return countMessagesElsewhere(context.db, userId);
}

/** Everything that somebody wrote in chats, oldest first. */
export async function* exportMessagesOf(context: Context, userId: string) {
  for await (const messages of batchesOf(context, userId)) {
    for (const { id, streamId, clientId, body, createdAt, deletedAt } of messages) {
      yield {
        id,
        stream_id: streamId,
        client_id: clientId,
        body,
        created_at: createdAt.toISOString(),
        deleted_at: deletedAt?.toISOString() ?? null,
      };
    }
  }
}

/** Deletes everything that somebody wrote: rooms are notified, and neither name nor body stays. May run twice. */
export async function deleteMessagesOf(
  context: Context,
  userId: string,
  signal?: AbortSignal,
): Promise<void> {
  const at = context.clock.now();
  for await (const messages of batchesOf(context, userId)) {
    signal?.throwIfAborted();
    for (const { id: messageId, streamId, deletedAt } of messages) {
      if (deletedAt) continue;
      const seq = await markDeleted(context.db, { streamId, messageId, at, by: 'author' });
      if (seq !== undefined)
        broadcastChatEvent(context, streamId, presentDeletion(seq, messageId, at, 'author'));
    }
    await emptyMessages(
      context.db,
      userId,
      messages.map(({ id }) => id),
    );
  }
}

/** Everything that somebody wrote, oldest first, some at a time. */
async function* batchesOf(context: Context, userId: string) {
  let after = '';
  for (;;) {
    const messages = await listMessagesOf(context.db, userId, after, atOnce);
    yield messages;
    after = messages.at(-1)?.id ?? after;
    if (messages.length < atOnce) return;
  }
}
