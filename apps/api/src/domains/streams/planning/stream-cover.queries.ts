import type { Transaction } from '../../../db/client.ts';

/**
 * Gives a stream another cover, or none, and removes the one before.
 * @returns whether that changed anything; undefined when the stream is gone
 */
export async function changeCover(
  tx: Transaction,
  streamId: string,
  image: { id: string; bytes: Uint8Array<ArrayBuffer>; createdAt: Date } | undefined,
): Promise<boolean | undefined> {
  // The stream is locked first: of two covers at once the first one must be there to be removed.
  const [before] = await tx.$queryRaw<{ cover_id: string | null }[]>`
    SELECT cover_id FROM streams WHERE id = ${streamId} FOR UPDATE`;
  if (!before) return undefined;
  if (image) await tx.image.create({ data: image });
  await tx.stream.update({ where: { id: streamId }, data: { coverId: image?.id ?? null } });
  if (before.cover_id !== null) await tx.image.delete({ where: { id: before.cover_id } });
  return image !== undefined || before.cover_id !== null;
}

/** Gives the cover of a stream another id, so that an address of it that somebody kept leads nowhere any more. */
export async function hideCover(tx: Transaction, streamId: string, imageId: string): Promise<void> {
  // The stream's reference follows: its foreign key says so.
  await tx.$executeRaw`
    UPDATE images SET id = ${imageId} WHERE id = (SELECT cover_id FROM streams WHERE id = ${streamId})`;
}
