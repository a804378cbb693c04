import type { ChatMessage } from '@footlight/contracts';

/** Why a message could not be sent. */
export interface SendFailure {
  /** An error code of the API, or `no_answer` when nothing that could be understood came back. */
  code: string;
  requestId: string | null;
  /** With `rate_limited`: after how many milliseconds another try makes sense. */
  retryAfterMs?: number;
}

/** A message of one's own that the chat does not show yet. */
export interface Outgoing {
  /** The message's `client_id`: it is in the chat as soon as a message with this id is. */
  clientId: string;
  body: string;
  state: 'waiting' | 'sending' | 'failed';
  failure: SendFailure | null;
}

export type Outbox = readonly Outgoing[];

/** Puts a message at the end of the queue. */
export function enqueue(outbox: Outbox, entry: { clientId: string; body: string }): Outbox {
  return [...outbox, { ...entry, state: 'waiting', failure: null }];
}

/** The message to send next. One goes at a time, so that they keep their order. */
export function nextToSend(outbox: Outbox): Outgoing | undefined {
  if (outbox.some((entry) => entry.state === 'sending')) return undefined;
  return outbox.find((entry) => entry.state === 'waiting');
}

export function markSending(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, { state: 'sending' });
}

export function markFailed(outbox: Outbox, clientId: string, failure: SendFailure): Outbox {
  return change(outbox, clientId, { state: 'failed', failure });
}

/** Puts a message back into the queue, in its old place. Sending it again is safe: it keeps its client id. */
export function requeue(outbox: Outbox, clientId: string): Outbox {
  return change(outbox, clientId, { state: 'waiting' });
}

export function discard(outbox: Outbox, clientId: string): Outbox {
  return outbox.filter((entry) => entry.clientId !== clientId);
}

/** Takes out what is in the chat by now, also what counted as failed: it arrived after all. */
export function settle(outbox: Outbox, messages: readonly ChatMessage[]): Outbox {
  if (outbox.length === 0) return outbox;
  const sent = new Set(messages.map((message) => message.client_id));
  return outbox.some((entry) => sent.has(entry.clientId))
    ? outbox.filter((entry) => !sent.has(entry.clientId))
    : outbox;
}

function change(outbox: Outbox, clientId: string, to: Partial<Outgoing>): Outbox {
  return outbox.map((entry) => (entry.clientId === clientId ? { ...entry, ...to } : entry));
}
