import type { ChatEvent, ChatMessage } from '@footlight/contracts';
import type { ChatPage } from './chat-log.ts';

const at = (seq: number) => new Date(Date.UTC(2026, 10, 23, 19, 0, seq)).toISOString();

/** Event `seq`: somebody says something. */
export function said(seq: number, differs: Partial<ChatMessage> = {}): ChatMessage {
  return {
    type: 'created',
    seq,
    id: `msg_${seq}`,
    client_id: null,
    author: { id: 'gst_ana', display_name: 'Ana', role: 'guest' },
    body: `message ${seq}`,
    created_at: at(seq),
    deleted: null,
    ...differs,
  };
}

/** Event `seq`: the message of event `of` is removed. */
export function removed(seq: number, of: number, by: 'author' | 'staff' = 'staff'): ChatEvent {
  return { type: 'deleted', seq, message_id: `msg_${of}`, deleted: { at: at(seq), by } };
}

/** What the API answers about a chat with these events, as its contract says. */
export function answer(
  events: readonly ChatEvent[],
  query: { before?: string; after?: string },
  limit: number,
): ChatPage {
  const chat_seq = events.at(-1)?.seq ?? 0;
  if (query.after !== undefined) {
    const since = events
      .filter((event) => event.seq > Number(query.after))
      .map((event) => withRemoval(events, event));
    const data = since.slice(0, limit);
    return { data, next_cursor: since.length > limit ? String(data.at(-1)?.seq) : null, chat_seq };
  }
  const before = query.before === undefined ? Infinity : Number(query.before);
  const messages = events
    .filter((event) => event.type === 'created' && event.seq < before)
    .map((event) => withRemoval(events, event));
  const data = messages.slice(-limit);
  return { data, next_cursor: messages.length > limit ? String(data[0]?.seq) : null, chat_seq };
}

function withRemoval(events: readonly ChatEvent[], event: ChatEvent): ChatEvent {
  if (event.type !== 'created') return event;
  const removal = events.find((other) => other.type === 'deleted' && other.message_id === event.id);
  return removal?.type === 'deleted' ? { ...event, body: null, deleted: removal.deleted } : event;
}
