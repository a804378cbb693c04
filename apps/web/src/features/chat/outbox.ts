import type { ChatMessage } from '@footlight/contracts';

/** Why a message could not be sent. */
export interface SendFailure {
  /** An error code of the API, or `no_answer` when nothing that could be understood came back. */
  code: string;
  requestId: string | null;
  /** Nobody knows whether it arrived: it may have, so it must not be sent again unchecked. */
  doubtful: boolean;
}

/** A message of one's own that the chat does not show yet. */
export interface Outgoing {
  key: string;
  body: string;
  /** The newest event known when it was first sent: its own event has a higher number. */
  after: number;
  state: 'waiting' | 'sending' | 'failed';
  failure: SendFailure | null;
  /** The message in the chat that is this one: it came back by the room before the answer did. */
  arrivedAs: string | null;
}

export type Outbox = readonly Outgoing[];

/** Puts a message at the end of the queue. */
export function enqueue(outbox: Outbox, entry: { key: string; body: string; after: number }): Outbox {
  return [...outbox, { ...entry, state: 'waiting', failure: null, arrivedAs: null }];
}

/** The message to send next. One goes at a time, so that they keep their order. */
export function nextToSend(outbox: Outbox): Outgoing | undefined {
  if (outbox.some((entry) => entry.state === 'sending')) return undefined;
  return outbox.find((entry) => entry.state === 'waiting');
}

export function markSending(outbox: Outbox, key: string): Outbox {
  return change(outbox, key, { state: 'sending' });
}

export function markFailed(outbox: Outbox, key: string, failure: SendFailure): Outbox {
  return change(outbox, key, { state: 'failed', failure });
}

/** Puts a failed message back into the queue. What is known of its failure stays: a doubtful one is looked for first. */
export function requeue(outbox: Outbox, key: string): Outbox {
  return outbox.map((entry) =>
    entry.key === key && entry.state === 'failed' ? { ...entry, state: 'waiting' as const } : entry,
  );
}

export function take(outbox: Outbox, key: string): Outbox {
  return outbox.filter((entry) => entry.key !== key);
}

/**
 * Recognises a message of one's own that came by the room: same author, same words, newer than the sending. Each
 * message is one sending, so two equal ones stay two.
 */
export function recognise(outbox: Outbox, message: ChatMessage, ownId: string | null): Outbox {
  if (message.author.id !== ownId || outbox.some((entry) => entry.arrivedAs === message.id)) return outbox;
  const alike = outbox.filter(
    (entry) => entry.arrivedAs === null && sameWords(entry.body, message.body) && entry.after < message.seq,
  );
  const underWay = alike.find((entry) => entry.state === 'sending');
  if (underWay) return change(outbox, underWay.key, { arrivedAs: message.id });
  // One that nobody knew the end of turns up after all: nothing is left to do about it.
  const lost = alike.find((entry) => entry.failure?.doubtful);
  return lost ? take(outbox, lost.key) : outbox;
}

/** Compares words as the server may have tidied them: composed, without control characters, white space folded. */
function sameWords(sent: string, shown: string | null): boolean {
  return shown !== null && bare(sent) === bare(shown);
}

function bare(words: string): string {
  return words.normalize('NFC').replace(/[\p{C}\s]/gu, '');
}

/**
 * Takes the server's answer: this sending is that message. If another sending of the same words had been recognised as
 * it, that one waits for its own again.
 */
export function settle(outbox: Outbox, key: string, messageId: string): Outbox {
  const own = outbox.find((entry) => entry.key === key);
  return take(outbox, key).map((entry) =>
    entry.arrivedAs === messageId ? { ...entry, arrivedAs: own?.arrivedAs ?? null } : entry,
  );
}

function change(outbox: Outbox, key: string, to: Partial<Outgoing>): Outbox {
  return outbox.map((entry) => (entry.key === key ? { ...entry, ...to } : entry));
}
