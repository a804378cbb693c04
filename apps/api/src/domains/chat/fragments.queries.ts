import { deleteInBatches } from '../../db/batches.ts';
import type { Db, Transaction } from '../../db/client.ts';
import { Prisma } from '../../db/generated/client.ts';

/** Part of a statement: the number of a stream's newest chat event. */
export function lastChatSeq(streamId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT t.last_seq FROM stream_chat t WHERE t.stream_id = ${streamId})`;
}

/** Gives a stream its chat, in the transaction that makes the stream. */
export async function insertChat(tx: Transaction, streamId: string): Promise<void> {
  await tx.streamChat.create({ data: { streamId } });
}

/** Deletes everything that was said in a stream, and every event of its chat. */
export async function deleteChatOf(db: Db, streamId: string, signal?: AbortSignal): Promise<void> {
  const ofStream = Prisma.sql`stream_id = ${streamId}`;
  // Events go with their messages; some concern none.
  await deleteInBatches(db, Prisma.sql`chat_messages`, ofStream, signal);
  await deleteInBatches(db, Prisma.sql`chat_events`, ofStream, signal);
}

export { moveMessages } from './messages.queries.ts';

/**
 * A condition: somebody wrote a message.
 * @param authorId the column of an account's or guest's id
 */
export function hasWritten(authorId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT FROM chat_messages m WHERE m.author_id = ${authorId})`;
}
