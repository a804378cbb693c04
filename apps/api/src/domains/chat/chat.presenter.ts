import type { ChatDeletion, ChatEvent, ChatMessage } from '@footlight/contracts';
import type { EventRow, MessageRow } from './chat-events.queries.ts';

/** A message as everyone in the chat sees it; the body of a deleted one is gone. */
export function presentMessage(row: MessageRow): ChatMessage {
  const deleted =
    row.deleted_at && row.deleted_by ? { at: row.deleted_at.toISOString(), by: row.deleted_by } : null;
  return {
    type: 'created',
    seq: row.seq,
    id: row.id,
    client_id: row.client_id,
    author: { id: row.author_id, display_name: row.author_name, role: row.author_role },
    body: deleted ? null : row.body,
    created_at: row.created_at.toISOString(),
    deleted,
  };
}

/** A chat event as everyone in the chat sees it. */
export function presentEvent(row: EventRow): ChatEvent {
  if (row.type === 'created') return presentMessage(row);
  if (row.type === 'deleted')
    return presentDeletion(row.seq, row.id, row.deleted_at ?? row.at, row.deleted_by ?? 'staff');
  const { type, seq, message_id, payload } = row;
  return { type, seq, message_id, payload, created_at: row.at.toISOString() };
}

/** The event of a deletion. */
export function presentDeletion(
  seq: number,
  messageId: string,
  at: Date,
  by: 'author' | 'staff',
): ChatDeletion {
  return { type: 'deleted', seq, message_id: messageId, deleted: { at: at.toISOString(), by } };
}
