import type { Category } from '@footlight/contracts';
import { audienceColumns } from '../../../db/audience.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { type Asking, type StreamRow, asView, streamColumns } from '../stream-view.queries.ts';
import type { StreamView } from '../stream.ts';

export type ListState = 'live' | 'scheduled' | 'ended';

/** A place in a list: after the stream that was started, or is to begin, then. */
export interface StreamPlace {
  moment: Date;
  id: string;
}

/** A part of a list. */
export interface Wanted extends Asking {
  state: ListState;
  channelId: string | undefined;
  category: Category | undefined;
  /** Whether those are shown too that are in no list, and those that were missed. */
  hiddenToo: boolean;
  after: StreamPlace | undefined;
  limit: number;
}

const moments = {
  live: Prisma.sql`s.started_at`,
  ended: Prisma.sql`s.started_at`,
  scheduled: Prisma.sql`s.scheduled_for`,
};
const orders = {
  live: Prisma.sql`s.started_at DESC, s.id DESC`,
  ended: Prisma.sql`s.started_at DESC, s.id DESC`,
  scheduled: Prisma.sql`s.scheduled_for, s.id`,
};
const states = {
  live: Prisma.sql`s.state IN ('live', 'interrupted')`,
  ended: Prisma.sql`s.state = 'ended'`,
  scheduled: Prisma.sql`s.state = 'scheduled' AND s.scheduled_for IS NOT NULL`,
};

/** What the rows of a list have in common. The conditions repeat those of the partial indexes, word for word. */
function inList({ state, channelId, category, hiddenToo, after }: Wanted): Prisma.Sql {
  const conditions = [states[state]];
  if (!hiddenToo && state === 'scheduled') conditions.push(Prisma.sql`s.missed_at IS NULL`);
  if (!hiddenToo) conditions.push(Prisma.sql`s.visibility IN ('public', 'members_only')`);
  if (channelId !== undefined) conditions.push(Prisma.sql`s.channel_id = ${channelId}`);
  if (category !== undefined) conditions.push(Prisma.sql`s.category = ${category}`);
  if (after) {
    const beyond = state === 'scheduled' ? Prisma.sql`>` : Prisma.sql`<`;
    conditions.push(Prisma.sql`(${moments[state]}, s.id) ${beyond} (${after.moment}, ${after.id})`);
  }
  return Prisma.join(conditions, ' AND ');
}

/** Nobody's streams are in a list while their account is suspended or being removed. `o` is the channel's owner. */
function isThere(now: Date): Prisma.Sql {
  return Prisma.sql`o.leaving_at IS NULL AND (o.suspended_at IS NULL OR o.suspended_until <= ${now})`;
}

async function read(
  db: Db | Transaction,
  source: Prisma.Sql,
  condition: Prisma.Sql,
  { viewerId, now, state, limit }: Wanted,
): Promise<StreamView[]> {
  const rows = await db.$queryRaw<StreamRow[]>`
    SELECT ${streamColumns}, ${audienceColumns(viewerId, now)}
    FROM ${source} s JOIN channels c ON c.id = s.channel_id JOIN users o ON o.id = c.owner_id
    JOIN stream_seating n ON n.stream_id = s.id
    WHERE ${condition} AND ${isThere(now)} ORDER BY ${orders[state]} LIMIT ${limit}`;
  return rows.map(asView);
}

/** A part of a list, in its order. */
export function listStreams(db: Db, wanted: Wanted): Promise<StreamView[]> {
  return read(db, Prisma.sql`streams`, inList(wanted), wanted);
}

/** Those of the next `window` streams of a list that match, in its order. Quick where many of them do. */
export function findNext(
  db: Db | Transaction,
  wanted: Wanted,
  matches: Prisma.Sql,
  window: number,
): Promise<StreamView[]> {
  const next = Prisma.sql`
    (SELECT s.* FROM streams s WHERE ${inList(wanted)} ORDER BY ${orders[wanted.state]} LIMIT ${window})`;
  return read(db, next, matches, wanted);
}

/** The streams of a list that match, in its order, by the indexes of what they match. Quick where few do. */
export function findAnywhere(
  db: Db | Transaction,
  wanted: Wanted,
  matches: Prisma.Sql,
): Promise<StreamView[]> {
  // Materialized: with the order and the limit in sight, the list's own index would be read to its end. Sorted inside: only
  // as many owners are looked at as the page needs.
  const found = Prisma.sql`
    (SELECT s.* FROM streams s WHERE s.id IN (
      WITH match AS MATERIALIZED (
        SELECT s.id, s.channel_id, ${moments[wanted.state]} FROM streams s WHERE ${inList(wanted)} AND ${matches}
      )
      SELECT s.id FROM (SELECT * FROM match s ORDER BY ${orders[wanted.state]}) s
      WHERE EXISTS (
        SELECT 1 FROM channels c JOIN users o ON o.id = c.owner_id WHERE c.id = s.channel_id AND ${isThere(wanted.now)}
      ) LIMIT ${wanted.limit}
    ))`;
  return read(db, found, Prisma.sql`TRUE`, wanted);
}
