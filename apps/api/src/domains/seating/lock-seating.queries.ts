import type { Transaction } from '../../db/client.ts';

/**
 * Locks a stream's seat counter, by a statement of its own: the snapshot of one statement is older than its lock. Whatever
 * changes seats, places or reservations does so first.
 * @returns undefined when there is no such stream
 */
export async function lockSeating(tx: Transaction, streamId: string): Promise<{ open: boolean } | undefined> {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    SELECT open FROM stream_seating WHERE stream_id = ${streamId} FOR UPDATE`;
  return row;
}
