import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { writeAccessCheck } from '../../seating/fragments.queries.ts';
import { type Changed, closeStream, eraseStream, listIdsOfChannel } from '../../streams/fragments.queries.ts';

/** How many streams are read at once. */
const atOnce = 100;

/**
 * Marks a channel as being deleted: from the commit on it and its streams are there for nobody, what is on air ends, and its
 * handle is free.
 * @returns the stream that was on air, if one was; undefined when the channel is gone, or was marked before
 */
export async function markChannelDeleted(
  tx: Transaction,
  id: string,
  now: Date,
): Promise<{ ended: Changed | undefined } | undefined> {
  // Whoever starts a stream, joins or follows meanwhile waits and finds no channel, or is seen by what comes next.
  const [channel] = await tx.$queryRaw<unknown[]>`
    SELECT id FROM channels WHERE id = ${id} AND deletion_requested_at IS NULL FOR UPDATE`;
  if (channel === undefined) return undefined;
  // No handle looks like an id.
  await tx.channel.update({ where: { id }, data: { deletionRequestedAt: now, handle: id } });
  const ended = await closeStream(tx, { channelId: id }, now);
  await writeAccessCheck(tx, { channelId: id }, now);
  return { ended };
}

/** Whether a channel is there that is being deleted. */
export async function isMarkedDeleted(db: Db, id: string): Promise<boolean> {
  return (await db.channel.count({ where: { id, deletionRequestedAt: { not: null } } })) === 1;
}

/**
 * Removes a channel that is marked as deleted, with its streams, its people and all pictures: what there may be much of
 * first, in batches. It can be interrupted between two of them, and run again.
 */
export async function eraseChannel(db: Db, id: string, signal?: AbortSignal): Promise<void> {
  let streams: string[];
  do {
    streams = await listIdsOfChannel(db, id, atOnce);
    for (const streamId of streams) await eraseStream(db, streamId, signal);
  } while (streams.length > 0);

  const ofChannel = Prisma.sql`channel_id = ${id}`;
  for (const table of ['memberships', 'channel_invitations', 'channel_activity', 'follows'])
    await deleteInBatches(db, Prisma.raw(table), ofChannel, signal);

  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM channels WHERE id = ${id} FOR UPDATE`;
    await tx.$executeRaw`
      DELETE FROM images WHERE id IN (
        SELECT avatar_id FROM channels WHERE id = ${id} UNION SELECT banner_id FROM channels WHERE id = ${id})`;
    await tx.channel.deleteMany({ where: { id } });
  });
}
