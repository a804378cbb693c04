import { type ViewerFactsRow, viewerFactColumns } from '../../access/fragments.queries.ts';
import { type Db, Prisma } from '../../../db/client.ts';

/** An account that is in a room to publish, and what it is to the stream. */
export type PublisherRow = ViewerFactsRow & { stream_id: string; user_id: string };

/** What accounts are to streams. */
export function listPublisherFacts(
  db: Db,
  publishers: readonly { streamId: string; userId: string }[],
  now: Date,
): Promise<PublisherRow[]> {
  const streamIds = publishers.map(({ streamId }) => streamId);
  const userIds = publishers.map(({ userId }) => userId);
  return db.$queryRaw<PublisherRow[]>`
    SELECT p.stream_id, p.user_id, ${viewerFactColumns(Prisma.sql`p.user_id`, now)}
    FROM unnest(${streamIds}::text[], ${userIds}::text[]) AS p (stream_id, user_id)
    JOIN streams s ON s.id = p.stream_id JOIN channels c ON c.id = s.channel_id`;
}
