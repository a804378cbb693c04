import type { StreamState } from '@footlight/contracts';
import { type Db, Prisma } from '../../../db/client.ts';
import { joinSeating, queueLength } from '../../seating/fragments.queries.ts';

/** A stream on air, with its seats and with what LiveKit said of its room. */
export interface StreamHealthRow {
  id: string;
  title: string;
  state: Extract<StreamState, 'live' | 'interrupted'>;
  channelId: string;
  handle: string;
  channelName: string;
  taken: number;
  reserved: number;
  cap: number;
  queueLength: number;
  participants: number;
  viewersPresent: number;
  reconciledAt: Date;
  failures: number;
}

const onAir = Prisma.sql`stream_reconciliations r JOIN streams s ON s.id = r.stream_id
  ${joinSeating(Prisma.sql`s.id`)}`;

/** Streams on air, newest first. */
export function listStreamHealthRows(
  db: Db,
  {
    differing,
    before,
    limit,
    since,
  }: { differing: boolean; before: string | undefined; limit: number; since: Date },
): Promise<StreamHealthRow[]> {
  const conditions = [Prisma.sql`true`];
  if (before !== undefined) conditions.push(Prisma.sql`s.id < ${before}`);
  if (differing) {
    conditions.push(Prisma.sql`(r.failures > 0 OR r.viewers_present <> n.taken OR EXISTS (
      SELECT 1 FROM stream_repairs p WHERE p.stream_id = s.id AND p.minute > ${since}))`);
  }
  return db.$queryRaw<StreamHealthRow[]>`
    SELECT s.id, s.title, s.state, c.id AS "channelId", c.handle, c.name AS "channelName", n.taken, n.reserved, n.cap,
      ${queueLength} AS "queueLength", r.participants, r.viewers_present AS "viewersPresent",
      r.reconciled_at AS "reconciledAt", r.failures
    FROM ${onAir} JOIN channels c ON c.id = s.channel_id
    WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY s.id DESC LIMIT ${limit}`;
}

/** All streams on air together. */
export interface OnAirCountsRow {
  live: number;
  interrupted: number;
  taken: number;
  reserved: number;
  queueLength: number;
  oldestListingAt: Date | null;
  unlisted: number;
}

/** Counts the streams on air and what they have. */
export async function countOnAirRows(db: Db): Promise<OnAirCountsRow> {
  const [row] = await db.$queryRaw<[OnAirCountsRow]>`
    SELECT count(*) FILTER (WHERE s.state = 'live')::int AS live,
      count(*) FILTER (WHERE s.state = 'interrupted')::int AS interrupted,
      coalesce(sum(n.taken), 0)::int AS taken, coalesce(sum(n.reserved), 0)::int AS reserved,
      coalesce(sum(${queueLength}), 0)::int AS "queueLength", min(r.reconciled_at) AS "oldestListingAt",
      count(*) FILTER (WHERE r.failures > 0)::int AS unlisted
    FROM ${onAir}`;
  return row;
}
