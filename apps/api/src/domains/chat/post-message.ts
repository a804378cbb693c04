import { type ChatMessage, type ErrorCode, channelRoles, roleMay } from '@footlight/contracts';
import { allows, plans } from '@footlight/plans';
import type { Config } from '../../config/config.ts';
import type { Context } from '../../context.ts';
import { violatesUnique } from '../../db/errors.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { getAccessDecision } from '../access/index.ts';
import { planRequired } from '../entitlements/index.ts';
import { chatPaceKey, chatPaces, chatStreamLimit, paceAllowsFrom, rateLimitError } from '../limits/index.ts';
import { broadcastChatEvent } from './broadcast-chat-event.ts';
import { postingError } from './chat.policy.ts';
import { presentMessage } from './chat.presenter.ts';
import {
  type InsertedMessage,
  type NewMessage,
  insertMessage,
  oneMessagePerClientId,
} from './insert-message.queries.ts';
import { findSentMessage } from './messages.queries.ts';

/** What somebody sends to a chat. */
export interface MessageDraft {
  body: string;
  /** What the sender calls it, so that it is written once however often it is sent. */
  clientId: string | undefined;
}

/** Roles that may write faster than others. */
const staffRoles = channelRoles.filter((role) => roleMay(role, 'moderate'));

/**
 * Writes a message in a stream's chat. One that the author has sent before, by its client id, is answered as it is.
 * @throws AppError `not_found` (the stream, also one that is not for the caller), `stream_not_live`, `plan_required`,
 *   `name_too_alike`, `display_name_required` for a guest without a name and for someone unknown, `token_invalid` (the
 *   account is gone), `account_suspended` (also for the guest of a suspended account), `rate_limited`
 */
export async function postMessage(
  context: Context,
  caller: Caller,
  streamId: string,
  draft: MessageDraft,
): Promise<{ message: ChatMessage; isNew: boolean }> {
  // 1. The database numbers the message if it may be written; from here on it is sent.
  const message = newMessage(context, caller, streamId, draft);
  let inserted = await insertOnce(context, message);
  if (inserted?.needs_access_check) {
    // Not everybody may write here, or this author may nowhere: nothing was written before domains/access is asked.
    const { entitled, reason } = await getAccessDecision(context, caller, streamId);
    if (!entitled) throw reason === 'account_suspended' ? new AppError(reason) : notFound();
    inserted = await insertOnce(context, { ...message, accessChecked: true });
  }
  if (!inserted) throw notFound();

  // 2. Nothing was written: it was sent before, also a moment ago, or it is refused.
  const { seq } = inserted;
  if (seq === null) {
    const { clientId, author } = message;
    const sent = clientId && (await findSentMessage(context.db, { streamId, authorId: author.id, clientId }));
    if (sent) return { message: presentMessage(sent), isNew: false };
    throw await errorOf(context, message, inserted);
  }

  // 3. The room is notified.
  const written = presentMessage({
    id: message.id,
    seq,
    client_id: message.clientId,
    author_id: message.author.id,
    author_name: inserted.author_name ?? '',
    author_role: inserted.author_role,
    body: message.body,
    created_at: message.createdAt,
    deleted_at: null,
    deleted_by: null,
  });
  broadcastChatEvent(context, streamId, written);
  return { message: written, isNew: true };
}

/** Writes it; where the same message came at once and won, the second look sees it there and writes nothing. */
async function insertOnce(context: Context, message: NewMessage): Promise<InsertedMessage | undefined> {
  try {
    return await insertMessage(context.db, message);
  } catch (error) {
    if (!violatesUnique(error, oneMessagePerClientId)) throw error;
    return insertMessage(context.db, message);
  }
}

async function errorOf(context: Context, message: NewMessage, inserted: InsertedMessage): Promise<AppError> {
  const code = postingError({
    state: inserted.state,
    hasChat: inserted.has_chat,
    authorKind: message.author.kind,
    authorName: inserted.author_name,
    hasSimilarName: inserted.has_similar_name,
  });
  if (code === 'plan_required') return planRequired(context.config, 'chat');
  if (code) return new AppError(code, details[code]);
  const pace = inserted.is_staff ? chatPaces.staff : chatPaces.everybody;
  const until = inserted.stream_full_until ?? (await paceAllowsFrom(context, message.limits.paceKey, pace));
  return rateLimitError(context, until);
}

const details: Partial<Record<ErrorCode, string>> = {
  stream_not_live: 'The chat is open while the stream is live.',
  token_invalid: 'The account of this token does not exist.',
};

function newMessage(
  context: Context,
  caller: Caller,
  streamId: string,
  { body, clientId }: MessageDraft,
): NewMessage {
  const author = authorOf(caller);
  return {
    id: newId('message'),
    streamId,
    author,
    clientId: clientId ?? null,
    body,
    createdAt: context.clock.now(),
    accessChecked: false,
    plans: plansWithChat(context.config),
    limits: {
      paceKey: chatPaceKey(context, author.id),
      ...chatPaces,
      staffRoles,
      stream: chatStreamLimit,
    },
  };
}

function plansWithChat({ plans: table, defaultPlan, billing }: Config): NewMessage['plans'] {
  return { withChat: plans.filter((plan) => allows(table[plan], 'chat')), rules: { defaultPlan, billing } };
}

/** Whose name is looked up; nobody has an empty id. */
function authorOf(caller: Caller): NewMessage['author'] {
  if (caller.kind === 'account') return { kind: 'account', id: caller.userId };
  return { kind: 'guest', id: caller.kind === 'guest' ? caller.guestId : '' };
}
