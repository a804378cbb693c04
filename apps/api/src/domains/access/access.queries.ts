import type { StreamState, Visibility } from '@footlight/contracts';
import { type ViewerFactsRow, viewerFactColumns } from './fragments.queries.ts';
import { type Db, Prisma } from '../../db/client.ts';

/** A stream and what somebody is to it. */
export interface StreamFactsRow extends ViewerFactsRow {
  state: StreamState;
  visibility: Visibility;
  scheduled_for: Date | null;
}

/** A stream and what somebody is to it; undefined when there is no such stream. */
export async function findStreamFacts(
  db: Db,
  streamId: string,
  viewerId: string | undefined,
  now: Date,
): Promise<StreamFactsRow | undefined> {
  const [row] = await db.$queryRaw<StreamFactsRow[]>`
    SELECT s.state, s.visibility, s.scheduled_for, ${viewerFactColumns(viewerId, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id WHERE s.id = ${streamId}`;
  return row;
}

/** What some viewers, accounts or guests, are to a stream, in one statement. */
export function listViewerFacts(
  db: Db,
  streamId: string,
  viewerIds: readonly string[],
  now: Date,
): Promise<(ViewerFactsRow & { viewer_id: string })[]> {
  return db.$queryRaw`
    SELECT w.viewer_id, ${viewerFactColumns(Prisma.sql`w.viewer_id`, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id CROSS JOIN unnest(${viewerIds}::text[]) AS w (viewer_id)
    WHERE s.id = ${streamId}`;
}

/** Tells every replica that what somebody may see changed. */
export async function notifyViewer(db: Db, viewerId: string): Promise<void> {
  await db.$queryRaw`SELECT pg_notify('streams', ${viewerId})::text`;
}

/** A seat that is held, and what its holder is to the stream. */
export interface SeatHolderRow extends ViewerFactsRow {
  id: string;
  takes: number;
  visibility: Visibility;
}

/** Everybody who holds a seat in a stream that is not for everybody. */
export function listSeatHolders(db: Db, streamId: string, now: Date): Promise<SeatHolderRow[]> {
  return db.$queryRaw<SeatHolderRow[]>`
    SELECT h.id, h.takes, s.visibility, ${viewerFactColumns(Prisma.sql`h.viewer_id`, now)}
    FROM stream_seating n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
    JOIN seats h ON h.stream_id = s.id AND h.released_at IS NULL
    WHERE n.stream_id = ${streamId} AND n.needs_access_check`;
}
