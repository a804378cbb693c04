import type { ChatEvent, ChatMessage } from '@footlight/contracts';

/** How a removed message came to be removed. */
export type Removal = NonNullable<ChatMessage['deleted']>;

/** One answer of `GET …/messages`. */
export interface ChatPage {
  data: readonly ChatEvent[];
  next_cursor: string | null;
  chat_seq: number;
}

/** What this page knows of a stream's chat. Every change makes a new one. */
export interface ChatLog {
  /** Ordered by `seq`; nothing is missing between the first one and `known`. */
  messages: readonly ChatMessage[];
  /** Every event up to this number has arrived; null before the first page. */
  known: number | null;
  /** Numbers above `known` that arrived before their turn. */
  ahead: ReadonlySet<number>;
  /** The highest number that is known to exist, whether it arrived or not. */
  newest: number;
  /** `before` of the next older page; null at the beginning of the chat. */
  older: string | null;
  /** Removals of messages that are not here, in case these arrive later. */
  removals: ReadonlyMap<string, Removal>;
}

export const emptyLog: ChatLog = {
  messages: [],
  known: null,
  ahead: new Set(),
  newest: 0,
  older: null,
  removals: new Map(),
};

/** Whether events are known to exist that have not arrived: a gap, or a lost tail. */
export function isBehind(log: ChatLog): boolean {
  return log.known !== null && log.newest > log.known;
}

/** Takes the last messages of the chat, as the first page or after having been away for long. */
export function begin(log: ChatLog, page: ChatPage): ChatLog {
  // The page may be older than a removal that came by the room.
  const removals = new Map(log.removals);
  for (const { id, deleted } of log.messages) if (deleted) removals.set(id, deleted);
  const started: ChatLog = { ...log, messages: [], older: page.next_cursor, removals };
  const filled = page.data.reduce(place, started);
  const early = log.messages.filter((message) => message.seq > page.chat_seq);
  return reach(early.reduce(place, filled), page.chat_seq);
}

/** Takes one event, whatever its turn; an event that came before changes nothing. */
export function receive(log: ChatLog, event: ChatEvent): ChatLog {
  const newest = Math.max(log.newest, event.seq);
  const placed = place({ ...log, newest }, event);
  if (log.known === null || event.seq > log.known) {
    return reach({ ...placed, ahead: new Set(placed.ahead).add(event.seq) }, log.known);
  }
  return placed;
}

/** Takes one page of `after`: what came between. Its end is the server's word that nothing is missing before it. */
export function catchUp(log: ChatLog, page: ChatPage): ChatLog {
  const filled = page.data.reduce(place, log);
  return reach(filled, page.next_cursor === null ? page.chat_seq : Number(page.next_cursor));
}

/** Takes one page of `before`. */
export function prepend(log: ChatLog, page: ChatPage): ChatLog {
  return page.data.reduce(place, { ...log, older: page.next_cursor });
}

/** Hears that an event with this number exists. */
export function hearOf(log: ChatLog, seq: number): ChatLog {
  return seq > log.newest ? { ...log, newest: seq } : log;
}

/** Lets go of the oldest messages; they are fetched again when someone scrolls to them. */
export function keepNewest(log: ChatLog, most: number): ChatLog {
  if (log.messages.length <= most) return log;
  const messages = log.messages.slice(-most);
  return { ...log, messages, older: String(messages[0]?.seq ?? 0) };
}

/** Shows a message as removed before its event arrives. */
export function remove(log: ChatLog, messageId: string, removal: Removal): ChatLog {
  const index = log.messages.findIndex((message) => message.id === messageId);
  const message = log.messages[index];
  if (!message) return { ...log, removals: new Map(log.removals).set(messageId, removal) };
  if (message.deleted) return log;
  return { ...log, messages: log.messages.with(index, { ...message, body: null, deleted: removal }) };
}

function place(log: ChatLog, event: ChatEvent): ChatLog {
  if (event.type === 'deleted') return remove(log, event.message_id, event.deleted);
  // A type that this page does not show, or does not know: its number counts, and nothing else.
  if (event.type !== 'created') return log;

  const index = log.messages.findLastIndex((message) => message.seq <= event.seq);
  const neighbour = log.messages[index];
  if (neighbour?.seq === event.seq) {
    return event.deleted ? remove(log, event.id, event.deleted) : log;
  }
  const removal = event.deleted ?? log.removals.get(event.id);
  const message = removal ? { ...event, body: null, deleted: removal } : event;
  // Older than what is loaded: it comes with its page, and shown alone it would hide that others are missing.
  if (index === -1 && isBeforeTheLoaded(log, event.seq)) return log;
  return { ...log, messages: log.messages.toSpliced(index + 1, 0, message) };
}

function isBeforeTheLoaded(log: ChatLog, seq: number): boolean {
  return log.older !== null && seq < Number(log.older);
}

/** Moves `known` up to `seq`, and over what arrived early. */
function reach(log: ChatLog, seq: number | null): ChatLog {
  if (seq === null) return log;
  let known = Math.max(log.known ?? 0, seq);
  const ahead = new Set([...log.ahead].filter((number) => number > known));
  while (ahead.delete(known + 1)) known += 1;
  return { ...log, known, ahead, newest: Math.max(log.newest, known) };
}
