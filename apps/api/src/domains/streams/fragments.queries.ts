import type { Db, Transaction } from '../../db/client.ts';
import { Prisma } from '../../db/generated/client.ts';
import { deleteChatOf } from '../chat/fragments.queries.ts';
import { deleteNotificationsAbout } from '../notifications/fragments.queries.ts';
import { closeSeating, deleteSeatsOfStream } from '../seating/fragments.queries.ts';

/**
 * A condition: people can be in the stream's room. It repeats that of the partial indexes, word for word.
 * @param state the column of the state
 */
export function isOnAir(state: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${state} IN ('live', 'interrupted')`;
}

/** States of streams that are on air, for Prisma's client. */
export const onAir = { in: ['live', 'interrupted'] };

/** The shortest time between two listings of the same room, as an interval of PostgreSQL: whatever arrives, once a second. */
const shortestPause = Prisma.sql`interval '1 second'`;

/** When a room can be listed next, in a statement on `stream_reconciliations`. */
export function soonest(now: Date): Prisma.Sql {
  return Prisma.sql`greatest(${now}::timestamptz, reconciled_at + ${shortestPause})`;
}

/**
 * A statement that asks for the room of a stream to be listed soon. It writes nothing when that is due anyway, so that many
 * requests at once cost one write.
 * @param streamId a stream's id, or a subquery of one column; what is not on air is passed over
 */
export function reconcileRequest(streamId: Prisma.Sql, now: Date): Prisma.Sql {
  return Prisma.sql`
    UPDATE stream_reconciliations SET due_at = ${soonest(now)}
    WHERE stream_id = ${streamId} AND due_at > ${soonest(now)}`;
}

/** A stream whose state changed, as its event says it. */
export interface Changed {
  id: string;
  channelId: string;
  startedAt: Date | null;
}
export const changed = { id: true, channelId: true, startedAt: true } as const;

/**
 * live or interrupted → ended: no more seats are given and every seat is released.
 * @param which one stream, only if it has been silent since then, or should end by then, where that is named; or the one
 *   of a channel
 * @returns undefined when it was neither
 */
export async function closeStream(
  tx: Transaction,
  which:
    | { id: string; silentSinceAtLatest?: Date | undefined; endsAtLatest?: Date | undefined }
    | { channelId: string },
  now: Date,
): Promise<Changed | undefined> {
  const { silentSinceAtLatest, endsAtLatest, ...one } = {
    silentSinceAtLatest: undefined,
    endsAtLatest: undefined,
    ...which,
  };
  const [closed] = await tx.stream.updateManyAndReturn({
    where: {
      ...one,
      ...(silentSinceAtLatest
        ? { state: 'interrupted', interruptedAt: { lte: silentSinceAtLatest } }
        : { state: onAir }),
      ...(endsAtLatest && { endsAt: { lte: endsAtLatest } }),
    },
    data: { state: 'ended', endedAt: now, interruptedAt: null },
    select: changed,
  });
  if (!closed) return undefined;
  await closeSeating(tx, closed.id, now);
  await tx.streamReconciliation.deleteMany({ where: { streamId: closed.id } });
  return closed;
}

/** Some of the streams of a channel. */
export async function listIdsOfChannel(db: Db, channelId: string, limit: number): Promise<string[]> {
  const rows = await db.stream.findMany({ where: { channelId }, select: { id: true }, take: limit });
  return rows.map(({ id }) => id);
}

/**
 * Deletes a stream that is there for nobody any more, with all that hangs on it: first what there may be much of, in batches.
 * It can be interrupted between two of them, and run again.
 */
export async function eraseStream(db: Db, id: string, signal?: AbortSignal): Promise<void> {
  await deleteChatOf(db, id, signal);
  await deleteSeatsOfStream(db, id, signal);
  await deleteNotificationsAbout(db, id, signal);
  await db.$transaction(async (tx) => {
    // The stream is locked first: a cover that comes now is one of nothing.
    await tx.$queryRaw`SELECT id FROM streams WHERE id = ${id} FOR UPDATE`;
    await tx.$executeRaw`DELETE FROM images WHERE id = (SELECT cover_id FROM streams WHERE id = ${id})`;
    await tx.stream.deleteMany({ where: { id } });
  });
}
