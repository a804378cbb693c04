import type { ChatMessage } from '@footlight/contracts';
import type { Context } from '../../context.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { insertMessage } from './chat.queries.ts';
import { chatAuthor } from './chat-author.ts';
import { tellRoom } from './tell-room.ts';

/**
 * Says something in a stream's chat.
 * @throws AppError `not_found`, `display_name_required`, `stream_not_live`
 */
export async function postMessage(
  context: Context,
  caller: Caller,
  streamId: string,
  body: string,
): Promise<ChatMessage> {
  // 1. The stream must be on air, and the writer must have a name.
  const author = await chatAuthor(context, caller, streamId);

  // 2. The database numbers the message; from here on it is said.
  const id = newId('message');
  const createdAt = context.clock.now();
  const seq = await insertMessage(context.db, { id, streamId, author, body, createdAt });

  // 3. The room hears of it.
  const message: ChatMessage = {
    type: 'created',
    seq,
    id,
    author,
    body,
    created_at: createdAt.toISOString(),
    deleted: null,
  };
  tellRoom(context, streamId, message);
  return message;
}
