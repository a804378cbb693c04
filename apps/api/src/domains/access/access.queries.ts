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

/** Notifies every replica that what somebody may see changed. */
export async function notifyViewer(db: Db, viewerId: string): Promise<void> {
  await db.$queryRaw`SELECT pg_notify('streams', ${viewerId})::text`;
}
