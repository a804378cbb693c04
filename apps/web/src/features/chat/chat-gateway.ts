import { ApiProblem } from '../../lib/send.ts';
import type { ChatGateway } from './chat-session.ts';
import { deleteMessage } from '../../api/chat/delete-message.ts';
import { listMessages } from '../../api/chat/list-messages.ts';
import type { SendFailure } from './outbox.ts';
import { postMessage } from '../../api/chat/post-message.ts';
import { readOutbox, writeOutbox } from './unsent.ts';

/** The chat of one stream, at the API and in this tab's memory. */
export function chatGatewayOf(streamId: string): ChatGateway {
  return {
    list: (query, signal) => listMessages(streamId, query, signal),
    post: (body) => postMessage(streamId, body),
    remove: (messageId) => deleteMessage(streamId, messageId),
    failureOf,
    keep: (outbox) => writeOutbox(streamId, outbox),
    kept: () => readOutbox(streamId),
  };
}

function failureOf(error: unknown): SendFailure {
  if (!(error instanceof ApiProblem)) return { code: 'no_answer', requestId: null, doubtful: true };
  // A server in trouble may have written the message before it failed to say so.
  return { code: error.code, requestId: error.requestId ?? null, doubtful: error.status >= 500 };
}
