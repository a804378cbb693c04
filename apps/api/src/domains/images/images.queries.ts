import type { Visibility } from '@footlight/contracts';
import { type ViewerFactsRow, viewerFactColumns } from '../access/fragments.queries.ts';
import { type Db, Prisma } from '../../db/client.ts';
import { isInactive } from '../identity/fragments.queries.ts';

/** A picture, what it is a picture of, and what somebody is to that. */
export interface ImageRow extends ViewerFactsRow {
  bytes: Uint8Array;
  /** The stream of which it is the cover. */
  visibility: Visibility | null;
  /** The channel of which it is the avatar or the banner, or which has that stream. */
  channel_id: string | null;
  /** Whether the account of which it is the avatar is suspended or being deleted. */
  account_inactive: boolean | null;
}

/** A picture, and what somebody is to it; undefined when there is none. */
export async function findImage(
  db: Db,
  id: string,
  viewerId: string | undefined,
  now: Date,
): Promise<ImageRow | undefined> {
  const [row] = await db.$queryRaw<ImageRow[]>`
    SELECT p.bytes, s.visibility, c.id AS channel_id,
      CASE WHEN u.id IS NOT NULL THEN ${isInactive(Prisma.sql`u`, now)} END AS account_inactive,
      ${viewerFactColumns(viewerId, now)}
    FROM images p LEFT JOIN streams s ON s.cover_id = p.id LEFT JOIN users u ON u.avatar_id = p.id
    LEFT JOIN channels c ON c.id = coalesce(
      s.channel_id, (SELECT id FROM channels WHERE avatar_id = p.id), (SELECT id FROM channels WHERE banner_id = p.id))
    WHERE p.id = ${id}`;
  return row;
}
