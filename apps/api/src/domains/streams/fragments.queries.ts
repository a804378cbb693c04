import { Prisma } from '../../db/generated/client.ts';

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
