import { type ViewerFactsRow, viewerFactColumns } from '../../access/fragments.queries.ts';
import { type Db, Prisma } from '../../../db/client.ts';

/** An account, and what it is to a stream. */
export type PublisherRow = ViewerFactsRow & { id: string };

/** What some accounts are to a stream. */
export function listPublisherFacts(
  db: Db,
  streamId: string,
  userIds: readonly string[],
  now: Date,
): Promise<PublisherRow[]> {
  return db.$queryRaw<PublisherRow[]>`
    SELECT p.id, ${viewerFactColumns(Prisma.sql`p.id`, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id CROSS JOIN unnest(${userIds}::text[]) AS p (id)
    WHERE s.id = ${streamId}`;
}
