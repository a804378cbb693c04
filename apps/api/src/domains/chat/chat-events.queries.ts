import type { ChatAuthor, ChatEvent, ChatUpdate } from '@footlight/contracts';
import { type Db, Prisma } from '../../db/client.ts';
import { joinSeating } from '../seating/fragments.queries.ts';

/** A message as the database holds it. */
export interface MessageRow {
  id: string;
  seq: number;
  client_id: string | null;
  author_id: string;
  author_name: string;
  author_role: ChatAuthor['role'];
  body: string;
  created_at: Date;
  deleted_at: Date | null;
  deleted_by: 'author' | 'staff' | null;
}

/** A chat event: with the message that it is about, or with what it says itself. */
export type EventRow =
  | (MessageRow & { type: 'created'; at: Date })
  | (MessageRow & { type: 'deleted'; at: Date })
  | {
      type: ChatUpdate['type'];
      seq: number;
      at: Date;
      message_id: string | null;
      payload: ChatUpdate['payload'];
    };

const columns = Prisma.sql`
  e.seq, e.type, e.created_at AS at, e.message_id, e.payload,
  m.id, m.client_id, m.author_id, m.author_name, m.author_role, m.body, m.created_at, m.deleted_at, m.deleted_by`;
const tables = Prisma.sql`chat_events e LEFT JOIN chat_messages m ON m.id = e.message_id`;

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

/** The number of the newest event, and whether not everybody may read it; undefined when there is no such stream. */
export async function findChat(
  db: Db,
  streamId: string,
): Promise<{ last_seq: number; needs_access_check: boolean } | undefined> {
  const [chat] = await db.$queryRaw<{ last_seq: number; needs_access_check: boolean }[]>`
    SELECT t.last_seq, n.needs_access_check FROM stream_chat t ${joinSeating(Prisma.sql`t.stream_id`)}
    WHERE t.stream_id = ${streamId}`;
  return chat;
}

/** An event that is to be written. */
export interface NewEvent {
  streamId: string;
  type: ChatEvent['type'];
  /** Null for an event that concerns no message. */
  messageId: string | null;
  /** Null for a message and its deletion: the message says it all. */
  payload: ChatUpdate['payload'] | null;
  at: Date;
}

/** Part of a statement after a CTE `next` that has the event's `seq`, if it is to be written: the event. */
export function insertEvent({ streamId, type, messageId, payload, at }: NewEvent): Prisma.Sql {
  const json = payload === null ? null : JSON.stringify(payload);
  return Prisma.sql`
    INSERT INTO chat_events (stream_id, seq, type, message_id, payload, created_at)
    SELECT ${streamId}, seq, ${type}, ${messageId}, ${json}::jsonb, ${at} FROM next`;
}

/**
 * Writes an event as the stream's next one.
 * @param cause a change in the same statement, which the event reports: without a row of it nothing is written
 * @returns its number; undefined when nothing was written
 */
export async function appendEvent(
  db: Db,
  event: NewEvent,
  cause = Prisma.sql`SELECT 1`,
): Promise<number | undefined> {
  const [row] = await db.$queryRaw<{ seq: number }[]>`
    WITH cause AS (${cause}), next AS (
      UPDATE stream_chat SET last_seq = last_seq + 1
      WHERE stream_id = ${event.streamId} AND EXISTS (SELECT FROM cause) RETURNING last_seq AS seq
    )
    ${insertEvent(event)} RETURNING seq`;
  return row?.seq;
}
