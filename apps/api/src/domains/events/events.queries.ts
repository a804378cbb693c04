import type { Prisma } from '../../db/client.ts';
import { type Db, type Transaction } from '../../db/client.ts';

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

/** Removes some of the events that were written before a moment, and answers how many. */
export function deleteEventsBefore(db: Db, moment: Date, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM events WHERE id IN (SELECT id FROM events WHERE created_at < ${moment} ORDER BY created_at LIMIT ${limit})`;
}
