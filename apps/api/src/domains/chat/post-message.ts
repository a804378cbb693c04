import type { ChatMessage } from '@footlight/contracts';
import { allows, plans } from '@footlight/plans';
import type { Config } from '../../config/config.ts';
import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { getAccessDecision } from '../access/index.ts';
import { acceptsMessages } from './chat.policy.ts';
import { insertMessage } from './chat.queries.ts';
import { broadcastChatEvent } from './broadcast-chat-event.ts';

/**
 * Says something in a stream's chat.
 * @throws AppError `not_found` (the stream, also one that is not for the caller), `stream_not_live`, `plan_required`, `name_too_alike`,
 *   `display_name_required` for a guest without a name and for someone unknown, `token_invalid` (the account is gone)
 */
export async function postMessage(
  context: Context,
  caller: Caller,
  streamId: string,
  body: string,
): Promise<ChatMessage> {
  // 1. The database numbers the message if the stream is on air and the writer has a name; from here on it is said.
  const id = newId('message');
  const createdAt = context.clock.now();
  const author = authorOf(caller);
  const words = { id, streamId, author, body, createdAt, plans: plansWithChat(context.config) };
  let inserted = await insertMessage(context.db, { ...words, accessChecked: false });
  if (inserted?.needs_access_check) {
    // It is not for everybody: nothing was written before it is known that it is for the writer.
    if (!(await getAccessDecision(context, caller, streamId)).entitled) throw notFound();
    inserted = await insertMessage(context.db, { ...words, accessChecked: true });
  }
  if (!inserted) throw notFound();
  const { seq, state, author_name: name, author_role: role, alike } = inserted;
  if (!acceptsMessages(state))
    throw new AppError('stream_not_live', 'The chat is open while the stream is live.');
  if (!inserted.has_chat) {
    throw new AppError('plan_required', 'A chat is not part of the plan of this channel’s owner.');
  }
  if (alike) throw new AppError('name_too_alike');
  if (seq === null || name === null) throw nameless(caller);

  // 2. The room hears of it.
  const message: ChatMessage = {
    type: 'created',
    seq,
    id,
    author: { id: author.id, display_name: name, role },
    body,
    created_at: createdAt.toISOString(),
    deleted: null,
  };
  broadcastChatEvent(context, streamId, message);
  return message;
}

function plansWithChat({ plans: table, defaultPlan: standard }: Config) {
  return { withChat: plans.filter((plan) => allows(table[plan], 'chat')), standard };
}

/** Whose name is looked up; nobody has an empty id. */
function authorOf(caller: Caller): { kind: 'account' | 'guest'; id: string } {
  if (caller.kind === 'account') return { kind: 'account', id: caller.userId };
  return { kind: 'guest', id: caller.kind === 'guest' ? caller.guestId : '' };
}

function nameless(caller: Caller): AppError {
  if (caller.kind !== 'account') return new AppError('display_name_required');
  return new AppError('token_invalid', 'The account of this token does not exist.');
}
