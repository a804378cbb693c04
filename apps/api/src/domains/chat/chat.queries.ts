import type { ChatAuthor, StreamState } from '@footlight/contracts';
import type { PlanName } from '@footlight/plans';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';
import { currentPlan } from '../entitlements/fragments.queries.ts';

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

/** The number of the newest event, and whether not everybody may read it; undefined when there is no such stream. */
export async function findChat(
  db: Db,
  streamId: string,
): Promise<{ last_seq: number; needs_access_check: boolean } | undefined> {
  const [chat] = await db.$queryRaw<{ last_seq: number; needs_access_check: boolean }[]>`
    SELECT t.last_seq, n.needs_access_check FROM stream_chat t JOIN stream_seating n ON n.stream_id = t.stream_id
    WHERE t.stream_id = ${streamId}`;
  return chat;
}

/** What became of a message: who wanted to say it where, and its number if it was written. */
export interface InsertedMessage {
  state: StreamState;
  author_name: string | null;
  author_role: ChatAuthor['role'];
  /** Whether a guest's name looks like the host's. */
  alike: boolean;
  /** Whether the stream is not for everybody, and nobody accessChecked for the writer. */
  needs_access_check: boolean;
  /** Whether the plan of the channel's owner has a chat. */
  has_chat: boolean;
  seq: number | null;
}

/**
 * Writes a message as the stream's next event, in one statement, if the stream is on air and the writer has a name, which
 * must not look like the host's when a guest chose it.
 * @returns undefined when there is no such stream
 */
export async function insertMessage(
  db: Db,
  message: {
    id: string;
    streamId: string;
    author: { kind: 'account' | 'guest'; id: string };
    body: string;
    createdAt: Date;
    /** Whether it was looked up that a stream which is not for everybody is for the writer. */
    accessChecked: boolean;
    /** Plans that have a chat, and the one that counts where none was given. */
    plans: { withChat: readonly PlanName[]; standard: PlanName };
  },
): Promise<InsertedMessage | undefined> {
  const { id, streamId, author, body, createdAt, accessChecked, plans } = message;
  const plan = currentPlan(Prisma.sql`c.owner_id`, createdAt, plans.standard);
  const alike =
    author.kind === 'guest'
      ? Prisma.sql`EXISTS (
          SELECT 1 FROM guests g JOIN users o ON g.name_key IN (o.name_key, c.name_key)
          WHERE g.id = ${author.id} AND o.id = c.owner_id)`
      : Prisma.sql`false`;
  // Nobody says anything while a job removes what they said.
  const name =
    author.kind === 'guest'
      ? Prisma.sql`SELECT display_name FROM guests WHERE id = ${author.id}`
      : Prisma.sql`SELECT display_name FROM users WHERE id = ${author.id} AND deletion_requested_at IS NULL`;
  const [row] = await db.$queryRaw<InsertedMessage[]>`
    WITH author AS MATERIALIZED (
      SELECT s.state, (${name}) AS author_name,
        CASE WHEN c.owner_id = ${author.id} THEN 'host' ELSE ${author.kind} END AS author_role, ${alike} AS alike,
        s.visibility IN ('members_only', 'private') AND NOT ${accessChecked} AS needs_access_check, ${plan} = ANY(${plans.withChat}) AS has_chat
      FROM streams s JOIN channels c ON c.id = s.channel_id WHERE s.id = ${streamId}
    ), next AS (
      UPDATE stream_chat SET last_seq = last_seq + 1 WHERE stream_id = ${streamId} AND EXISTS (
        SELECT 1 FROM author WHERE state IN ('live', 'interrupted') AND author_name IS NOT NULL AND NOT alike AND NOT needs_access_check AND has_chat
      ) RETURNING last_seq AS seq
    ), message AS (
      INSERT INTO chat_messages (id, stream_id, seq, author_id, author_name, author_role, body, created_at)
      SELECT ${id}, ${streamId}, seq, ${author.id}, author_name, author_role, ${body}, ${createdAt} FROM next, author
    ), event AS (
      INSERT INTO chat_events (stream_id, seq, type, message_id) SELECT ${streamId}, seq, 'created', ${id} FROM next
    )
    SELECT state, author_name, author_role, alike, needs_access_check, has_chat, (SELECT seq FROM next) AS seq FROM author`;
  return row;
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

/** Gives a guest's messages to the account that the guest made. */
export async function moveMessages(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.chatMessage.updateMany({
    where: { authorId: guestId },
    data: { authorId: userId, authorRole: 'account' },
  });
}

/** Messages that somebody wrote, by id, from one on. */
export function listMessagesOf(db: Db, authorId: string, after: string, limit: number) {
  return db.chatMessage.findMany({
    where: { authorId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
}

/** How many messages somebody wrote in other people's streams that are not deleted. */
export function countMessagesElsewhere(db: Db, authorId: string): Promise<number> {
  return db.chatMessage.count({
    where: { authorId, deletedAt: null, stream: { channel: { ownerId: { not: authorId } } } },
  });
}

/** Takes name and words out of everything that somebody wrote. Those messages are deleted before. */
export async function emptyMessages(db: Db, authorId: string): Promise<void> {
  await db.chatMessage.updateMany({
    where: { authorId, deletedAt: { not: null } },
    data: { authorName: '', body: '' },
  });
}

/** Some messages of somebody that are not deleted. */
export function listUndeletedOf(db: Db, authorId: string, limit: number) {
  return db.chatMessage.findMany({
    where: { authorId, deletedAt: null },
    select: { id: true, streamId: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
