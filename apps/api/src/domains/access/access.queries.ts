import type { StreamState, Visibility } from '@footlight/contracts';
import { type AudienceRow, audienceColumns } from '../../db/audience.ts';
import { type Db, Prisma } from '../../db/client.ts';

/** A stream and what somebody is to it. */
export interface ShowRow extends AudienceRow {
  state: StreamState;
  visibility: Visibility;
  scheduled_for: Date | null;
}

/** A stream and what somebody is to it; undefined when there is no such stream. */
export async function findShow(
  db: Db,
  streamId: string,
  viewerId: string | undefined,
  now: Date,
): Promise<ShowRow | undefined> {
  const [row] = await db.$queryRaw<ShowRow[]>`
    SELECT s.state, s.visibility, s.scheduled_for, ${audienceColumns(viewerId, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id WHERE s.id = ${streamId}`;
  return row;
}

/** A seat that is held, and what its holder is to the stream. */
export interface HolderRow extends AudienceRow {
  id: string;
  takes: number;
  visibility: Visibility;
}

/** Everybody who holds a seat in a stream that is not for everybody. */
export function listHolders(db: Db, streamId: string, now: Date): Promise<HolderRow[]> {
  return db.$queryRaw<HolderRow[]>`
    SELECT h.id, h.takes, s.visibility, ${audienceColumns(Prisma.sql`h.viewer_id`, now)}
    FROM stream_seating n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
    JOIN seats h ON h.stream_id = s.id AND h.released_at IS NULL
    WHERE n.stream_id = ${streamId} AND n.guarded`;
}
