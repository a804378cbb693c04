import { accessCheckNeeded } from '../access/fragments.queries.ts';
import { Prisma, type Transaction } from '../../db/client.ts';

/** Streams: one, all of a channel, or all that an account owns. */
export type StreamsOf = { streamId: string } | { channelId: string } | { ownerId: string };

function isOf(which: StreamsOf): Prisma.Sql {
  if ('streamId' in which) return Prisma.sql`s.id = ${which.streamId}`;
  if ('channelId' in which) return Prisma.sql`s.channel_id = ${which.channelId}`;
  return Prisma.sql`c.owner_id = ${which.ownerId}`;
}

/** Writes down anew for which of these streams the access policy must be asked first, and returns those that changed. */
export async function writeAccessCheck(tx: Transaction, which: StreamsOf, now: Date): Promise<void> {
  const these = isOf(which);
  // Locked by a statement of its own: the reasons are read after whoever held a row has committed.
  await tx.$queryRaw`
    SELECT n.stream_id FROM stream_seating n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
    WHERE ${these} ORDER BY n.stream_id FOR NO KEY UPDATE OF n`;
  await tx.$queryRaw`
    WITH changed AS (
      UPDATE stream_seating n SET needs_access_check = r.needed
      FROM (
        SELECT s.id, s.ended_at, ${accessCheckNeeded(now)} AS needed
        FROM streams s JOIN channels c ON c.id = s.channel_id WHERE ${these}
      ) r WHERE n.stream_id = r.id AND n.needs_access_check <> r.needed RETURNING r.id, r.ended_at
    )
    SELECT pg_notify('streams', id)::text FROM changed WHERE ended_at IS NULL`;
}
