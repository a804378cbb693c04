import { type ViewerFactsRow, viewerFactColumns } from '../../access/fragments.queries.ts';
import { publisherAccount } from '../../ingest/fragments.queries.ts';
import { type Db, Prisma } from '../../../db/client.ts';

/** Somebody in a room who came to publish, and what their account is to the stream. */
export type PublisherRow = ViewerFactsRow & { stream_id: string; identity: string };

/** What those who publish are to streams: accounts by their ids, encoders by those of their stream keys. */
export function listPublisherFacts(
  db: Db,
  publishers: readonly { streamId: string; identity: string }[],
  now: Date,
): Promise<PublisherRow[]> {
  const streamIds = publishers.map(({ streamId }) => streamId);
  const identities = publishers.map(({ identity }) => identity);
  return db.$queryRaw<PublisherRow[]>`
    SELECT p.stream_id, p.identity, ${viewerFactColumns(Prisma.sql`account.id`, now)}
    FROM unnest(${streamIds}::text[], ${identities}::text[]) AS p (stream_id, identity)
    JOIN streams s ON s.id = p.stream_id JOIN channels c ON c.id = s.channel_id
    CROSS JOIN LATERAL (SELECT ${publisherAccount(Prisma.sql`p.identity`, Prisma.sql`c.id`)} AS id) account`;
}
