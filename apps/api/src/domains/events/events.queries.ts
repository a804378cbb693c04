import { deleteInBatches } from '../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';

/** An event as it is stored. */
export interface EventRow {
  id: string;
  position: bigint;
  type: string;
  channelId: string | null;
  streamId: string | null;
  accountId: string | null;
  payload: unknown;
  createdAt: Date;
}

/** Writes events by one statement; their numbers follow the order of the list. */
export async function insertEvents(tx: Transaction, events: Omit<EventRow, 'position'>[]): Promise<void> {
  await tx.event.createMany({
    data: events.map(({ payload, ...event }) => ({ ...event, payload: payload as Prisma.InputJsonObject })),
  });
}

/** Removes the events that were written before a moment. */
export function deleteEventsBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`events`, Prisma.sql`created_at < ${moment}`, signal);
}
