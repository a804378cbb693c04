import type { ChatDeletion, ChatEvent, ChatMessage } from '@footlight/contracts';
import type { EventRow } from './chat.queries.ts';

function presentMessage(row: EventRow): ChatMessage {
  const deleted =
    row.deleted_at && row.deleted_by ? { at: row.deleted_at.toISOString(), by: row.deleted_by } : null;
  return {
    type: 'created',
    seq: row.seq,
    id: row.message_id,
    author: { id: row.author_id, display_name: row.author_name, role: row.author_role },
    body: deleted ? null : row.body,
    created_at: row.created_at.toISOString(),
    deleted,
  };
}

/** A chat event as everyone in the chat sees it; the words of a deleted message are gone. */
export function presentEvent(row: EventRow): ChatEvent {
  if (row.type === 'created') return presentMessage(row);
  return presentDeletion(
    row.seq,
    row.message_id,
    row.deleted_at ?? row.created_at,
    row.deleted_by ?? 'staff',
  );
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
