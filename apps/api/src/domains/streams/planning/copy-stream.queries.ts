import type { Transaction } from '../../../db/client.ts';
import { type NewStream, insertStream } from '../streams.queries.ts';

/**
 * Inserts a stream with copies of another one's invitees and cover.
 * @param cap how many seats it has
 * @param newId makes the ids of the copies
 * @returns false when its channel is gone; the transaction must not commit then
 */
export async function copyStream(
  tx: Transaction,
  originalId: string,
  stream: NewStream,
  cap: number,
  newId: (kind: 'image' | 'invitee') => string,
): Promise<boolean> {
  const coverId = newId('image');
  const covers = await tx.$executeRaw`
    INSERT INTO images (id, bytes, created_at)
    SELECT ${coverId}, i.bytes, ${stream.createdAt} FROM streams s JOIN images i ON i.id = s.cover_id
    WHERE s.id = ${originalId}`;
  if (!(await insertStream(tx, covers === 1 ? { ...stream, coverId } : stream, cap))) return false;

  const invitees = await tx.streamInvitee.findMany({
    where: { streamId: originalId },
    orderBy: { id: 'asc' },
  });
  await tx.streamInvitee.createMany({
    data: invitees.map(({ userId, email }) => ({
      id: newId('invitee'),
      streamId: stream.id,
      userId,
      email,
      createdAt: stream.createdAt,
    })),
  });
  return true;
}
