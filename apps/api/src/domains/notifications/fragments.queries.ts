import { deleteInBatches } from '../../db/batches.ts';
import type { Db } from '../../db/client.ts';
import { Prisma } from '../../db/generated/client.ts';

/** Deletes the notifications about a stream. */
export function deleteNotificationsAbout(db: Db, streamId: string, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`notifications`, Prisma.sql`stream_id = ${streamId}`, signal);
}

/** Deletes the notifications that somebody got. */
export function deleteNotificationsOf(db: Db, userId: string, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`notifications`, Prisma.sql`user_id = ${userId}`, signal);
}
