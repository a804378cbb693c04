import { type Db, Prisma, type Transaction } from '../../db/client.ts';
import { type MessageRow, appendEvent } from './chat-events.queries.ts';

/** The message that somebody sent to a stream by this client id. */
export async function findSentMessage(
  db: Db,
  sent: { streamId: string; authorId: string; clientId: string },
): Promise<MessageRow | undefined> {
  const [row] = await db.$queryRaw<MessageRow[]>`
    SELECT id, seq, client_id, author_id, author_name, author_role, body, created_at, deleted_at, deleted_by
    FROM chat_messages
    WHERE stream_id = ${sent.streamId} AND author_id = ${sent.authorId} AND client_id = ${sent.clientId}`;
  return row;
}

export function findMessage(db: Db, streamId: string, messageId: string) {
  return db.chatMessage.findFirst({ where: { id: messageId, streamId } });
}

/** Marks a message as deleted as the stream's next event; undefined when it was deleted before. */
export function markDeleted(
  db: Db,
  deletion: { streamId: string; messageId: string; at: Date; by: 'author' | 'staff' },
): Promise<number | undefined> {
  const { streamId, messageId, at, by } = deletion;
  return appendEvent(
    db,
    { streamId, type: 'deleted', messageId, payload: null, at },
    Prisma.sql`
      UPDATE chat_messages SET deleted_at = ${at}, deleted_by = ${by}
      WHERE id = ${messageId} AND stream_id = ${streamId} AND deleted_at IS NULL RETURNING id`,
  );
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

/** Takes name and body out of messages that somebody wrote. They are deleted before. */
export async function emptyMessages(db: Db, authorId: string, ids: readonly string[]): Promise<void> {
  await db.chatMessage.updateMany({
    where: { authorId, id: { in: [...ids] }, deletedAt: { not: null } },
    data: { authorName: '', body: '', clientId: null },
  });
}
