import type { ChatAuthor, StreamState } from '@footlight/contracts';
import { type Db, Prisma } from '../../db/client.ts';
import type { Caller } from '../../http/caller.ts';

/** A chat event together with the message that it is about. */
export interface EventRow {
  seq: number;
  type: 'created' | 'deleted';
  message_id: string;
  author_id: string;
  author_name: string;
  author_role: ChatAuthor['role'];
  body: string;
  created_at: Date;
  deleted_at: Date | null;
  deleted_by: 'author' | 'staff' | null;
}

const columns = Prisma.sql`
  e.seq, e.type, e.message_id, m.author_id, m.author_name, m.author_role, m.body, m.created_at, m.deleted_at, m.deleted_by`;
const tables = Prisma.sql`chat_events e JOIN chat_messages m ON m.id = e.message_id`;

/** Every event after `after`, oldest first. */
export function listEventsAfter(db: Db, streamId: string, after: number, limit: number): Promise<EventRow[]> {
  return db.$queryRaw<EventRow[]>`
    SELECT ${columns} FROM ${tables} WHERE e.stream_id = ${streamId} AND e.seq > ${after} ORDER BY e.seq LIMIT ${limit}`;
}

/** The newest messages before `before`, newest first. */
export function listMessagesBefore(
  db: Db,
  streamId: string,
  before: number | undefined,
  limit: number,
): Promise<EventRow[]> {
  const older = before === undefined ? Prisma.empty : Prisma.sql`AND e.seq < ${before}`;
  return db.$queryRaw<EventRow[]>`
    SELECT ${columns} FROM ${tables} WHERE e.stream_id = ${streamId} AND e.type = 'created' ${older}
    ORDER BY e.seq DESC LIMIT ${limit}`;
}

/** The number of the newest event, or undefined when there is no such stream. */
export async function lastSeq(db: Db, streamId: string): Promise<number | undefined> {
  const chat = await db.streamChat.findUnique({ where: { streamId }, select: { lastSeq: true } });
  return chat?.lastSeq;
}

/** Who wants to say something where: the stream's state, its channel's owner, and the name of the caller if there is one. */
export async function findSpeaker(
  db: Db,
  streamId: string,
  caller: Caller,
): Promise<{ state: StreamState; owner_id: string; display_name: string | null } | undefined> {
  const name =
    caller.kind === 'account'
      ? Prisma.sql`(SELECT display_name FROM users WHERE id = ${caller.userId})`
      : caller.kind === 'guest'
        ? Prisma.sql`(SELECT display_name FROM guests WHERE id = ${caller.guestId})`
        : Prisma.sql`NULL`;
  const [row] = await db.$queryRaw<{ state: StreamState; owner_id: string; display_name: string | null }[]>`
    SELECT s.state, c.owner_id, ${name} AS display_name
    FROM streams s JOIN channels c ON c.id = s.channel_id WHERE s.id = ${streamId}`;
  return row;
}

/** Writes a message as the stream's next event, in one statement; answers its number. */
export async function insertMessage(
  db: Db,
  message: { id: string; streamId: string; author: ChatAuthor; body: string; createdAt: Date },
): Promise<number> {
  const { id, streamId, author, body, createdAt } = message;
  const [row] = await db.$queryRaw<[{ seq: number }]>`
    WITH next AS (
      UPDATE stream_chat SET last_seq = last_seq + 1 WHERE stream_id = ${streamId} RETURNING last_seq AS seq
    ), message AS (
      INSERT INTO chat_messages (id, stream_id, seq, author_id, author_name, author_role, body, created_at)
      SELECT ${id}, ${streamId}, seq, ${author.id}, ${author.display_name}, ${author.role}, ${body}, ${createdAt} FROM next
    )
    INSERT INTO chat_events (stream_id, seq, type, message_id) SELECT ${streamId}, seq, 'created', ${id} FROM next
    RETURNING seq`;
  return row.seq;
}

export function findMessage(db: Db, streamId: string, messageId: string) {
  return db.chatMessage.findFirst({ where: { id: messageId, streamId } });
}

/** Marks a message as deleted as the stream's next event; undefined when it was deleted before. */
export async function markDeleted(
  db: Db,
  deletion: { streamId: string; messageId: string; at: Date; by: 'author' | 'staff' },
): Promise<number | undefined> {
  const { streamId, messageId, at, by } = deletion;
  const [row] = await db.$queryRaw<{ seq: number }[]>`
    WITH gone AS (
      UPDATE chat_messages SET deleted_at = ${at}, deleted_by = ${by}
      WHERE id = ${messageId} AND stream_id = ${streamId} AND deleted_at IS NULL RETURNING id
    ), next AS (
      UPDATE stream_chat SET last_seq = last_seq + 1 WHERE stream_id = ${streamId} AND EXISTS (SELECT 1 FROM gone)
      RETURNING last_seq AS seq
    )
    INSERT INTO chat_events (stream_id, seq, type, message_id) SELECT ${streamId}, seq, 'deleted', ${messageId} FROM next
    RETURNING seq`;
  return row?.seq;
}
