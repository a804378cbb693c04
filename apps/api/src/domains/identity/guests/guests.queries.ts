import { hasWritten } from '../../chat/fragments.queries.ts';
import { hadSeat } from '../../seating/fragments.queries.ts';
import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';

/** Who somebody without an account is to others. A guest has a row from the first name on, or from making an account on. */
export interface GuestRow {
  id: string;
  displayName: string | null;
  createdAt: Date;
}

/** Writes a guest, or gives one that is there another name; without a name the one that is there stays. */
export function saveGuest(
  db: Db,
  guest: { id: string; name: { displayName: string; nameKey: string } | undefined; createdAt: Date },
): Promise<GuestRow> {
  const { id, name, createdAt } = guest;
  return db.guest.upsert({ where: { id }, create: { id, ...name, createdAt }, update: { ...name } });
}

/** Writes down whose guest this is; false when it is somebody's. */
export async function joinGuest(tx: Transaction, id: string, userId: string, now: Date): Promise<boolean> {
  const joined = await tx.$executeRaw`
    INSERT INTO guests (id, created_at, user_id) VALUES (${id}, ${now}, ${userId})
    ON CONFLICT (id) DO UPDATE SET user_id = EXCLUDED.user_id WHERE guests.user_id IS NULL`;
  return joined === 1;
}

export { moveMessages } from '../../chat/fragments.queries.ts';
export { moveSeats } from '../../seating/fragments.queries.ts';

/** Deletes guests that were made before a moment and left no trace. */
export function deleteAnonymousBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  const id = Prisma.sql`guests.id`;
  const untraced = Prisma.sql`
    created_at < ${moment} AND display_name IS NULL AND user_id IS NULL AND NOT ${hasWritten(id)} AND NOT ${hadSeat(id)}`;
  return deleteInBatches(db, Prisma.sql`guests`, untraced, signal);
}
