import type { ChatMessage } from '@footlight/contracts';
import { deleteMessage } from '../../api/chat/delete-message.ts';
import { listMessages } from '../../api/chat/list-messages.ts';
import { postMessage } from '../../api/chat/post-message.ts';
import { ApiProblem } from '../../lib/send.ts';
import type { ChatPage } from './chat-log.ts';
import type { Outbox, SendFailure } from './outbox.ts';
import { readOutbox, writeOutbox } from './unsent.ts';

/** What the chat needs of the API, and of the page's memory. */
export interface ChatGateway {
  list: (query: { before?: string; after?: string }, signal: AbortSignal) => Promise<ChatPage>;
  /** Sends a message; one that is there by its client id is answered as it is. */
  post: (message: { clientId: string; body: string }) => Promise<ChatMessage>;
  remove: (messageId: string) => Promise<void>;
  failureOf: (error: unknown) => SendFailure;
  /** Keeps what was not sent over a reload of the page. */
  keep: (outbox: Outbox) => void;
  kept: () => Outbox;
}

/** The chat of one stream, at the API and in this tab's memory. */
export function chatGatewayOf(streamId: string): ChatGateway {
  return {
    list: (query, signal) => listMessages(streamId, query, signal),
    post: (message) => postMessage(streamId, message),
    remove: (messageId) => deleteMessage(streamId, messageId),
    failureOf,
    keep: (outbox) => writeOutbox(streamId, outbox),
    kept: () => readOutbox(streamId),
  };
}

function failureOf(error: unknown): SendFailure {
  if (!(error instanceof ApiProblem)) return { code: 'no_answer', requestId: null };
  const { code, requestId = null, retryAfterSeconds } = error;
  return {
    code,
    requestId,
    ...(retryAfterSeconds !== undefined && { retryAfterMs: retryAfterSeconds * 1000 }),
  };
}
