import type { Transaction } from '../../../db/client.ts';
import { type NewImage, replaceImage } from '../../images/fragments.queries.ts';

/**
 * Gives a stream another cover, or none, and removes the one before.
 * @returns whether that changed anything; undefined when the stream is gone
 */
export function changeCover(
  tx: Transaction,
  streamId: string,
  image: NewImage | undefined,
): Promise<boolean | undefined> {
  const cover = {
    async lock() {
      const [stream] = await tx.$queryRaw<{ cover_id: string | null }[]>`
        SELECT cover_id FROM streams WHERE id = ${streamId} AND deletion_requested_at IS NULL FOR UPDATE`;
      return stream?.cover_id;
    },
    set: (coverId: string | null) => tx.stream.update({ where: { id: streamId }, data: { coverId } }),
  };
  return replaceImage(tx, cover, image);
}

/** Gives the cover of a stream another id, so that an address of it that somebody kept leads nowhere any more. */
export async function hideCover(tx: Transaction, streamId: string, imageId: string): Promise<void> {
  // The stream's reference follows: its foreign key says so.
  await tx.$executeRaw`
    UPDATE images SET id = ${imageId} WHERE id = (SELECT cover_id FROM streams WHERE id = ${streamId})`;
}
