import { type Db, Prisma } from '../../db/client.ts';
import {
  type TimeOnAir,
  returnsToChannel,
  seatingFigures,
  seatsWatched,
} from '../seating/fragments.queries.ts';
import { unreported } from './fragments.queries.ts';
import type { MinuteOfChange } from './viewers.policy.ts';

/** What is counted from seats. */
export interface SeatFigures {
  joins: number;
  uniqueViewers: number;
  returningViewers: number;
  /** How long all viewers together watched, in milliseconds. */
  watchedMs: number;
  /** The minutes in which the number of viewers changed, in order. */
  changes: MinuteOfChange[];
}

/**
 * Counts everything of a stream from its seats by one statement, so that the figures are of one moment.
 * @param firstMinute from when on minutes are counted
 */
export async function countFromSeats(
  db: Db,
  onAir: TimeOnAir,
  firstMinute: Date,
): Promise<SeatFigures | undefined> {
  const [row] = await db.$queryRaw<SeatFigures[]>`
    WITH seat AS MATERIALIZED (${seatsWatched(onAir)}),
    viewer AS (SELECT DISTINCT viewer_id FROM seat),
    -- A seat that was held for no time changes nothing.
    change AS (
      SELECT at, sum(delta) AS delta FROM (
        SELECT began_at AS at, 1 AS delta FROM seat WHERE ended_at > began_at
        UNION ALL SELECT ended_at, -1 FROM seat WHERE ended_at > began_at
      ) c GROUP BY at
    ), level AS (
      SELECT at, (sum(delta) OVER (ORDER BY at))::int AS viewers,
        extract(epoch FROM at - ${firstMinute}::timestamptz) / 60 AS minutes FROM change
    ), minute AS (
      SELECT floor(minutes)::int AS minute, max(viewers) AS most, (array_agg(viewers ORDER BY at DESC))[1] AS last,
        bool_or(minutes = floor(minutes)) AS from_start
      FROM level GROUP BY floor(minutes)
    )
    SELECT (SELECT count(*) FROM seat)::int AS joins,
      (SELECT count(*) FROM viewer)::int AS "uniqueViewers",
      (SELECT count(*) FROM viewer WHERE ${returnsToChannel(Prisma.sql`viewer.viewer_id`, onAir)})::int AS "returningViewers",
      (SELECT coalesce(sum(extract(epoch FROM ended_at - began_at)), 0) * 1000 FROM seat)::float8 AS "watchedMs",
      (SELECT coalesce(json_agg(m ORDER BY m.minute), '[]') FROM minute m) AS changes`;
  return row;
}

/** What of a stream is counted where it happens; undefined when it is gone. */
export async function findSeatingFigures(
  db: Db,
  streamId: string,
): Promise<{ peak: number; queued: number; refused: number } | undefined> {
  const [row] = await db.$queryRaw<{ peak: number; queued: number; refused: number }[]>`
    ${seatingFigures(streamId)}`;
  return row;
}

export function findKeptReport(db: Db, streamId: string) {
  return db.streamReport.findUnique({ where: { streamId } });
}

/** A stream that is over and has no report yet. */
export interface UnreportedStream {
  id: string;
  channelId: string;
  startedAt: Date;
  endedAt: Date;
}

/** The stream, if it is over and has no report yet. */
export async function findUnreported(db: Db, streamId: string): Promise<UnreportedStream | undefined> {
  const [row] = await db.$queryRaw<UnreportedStream[]>`
    SELECT s.id, s.channel_id AS "channelId", s.started_at AS "startedAt", s.ended_at AS "endedAt" FROM streams s
    WHERE s.id = ${streamId} AND s.ended_at IS NOT NULL AND ${unreported}`;
  return row;
}

/** Some streams that are over and have no report yet, by id, from one on. */
export async function listUnreported(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM streams s WHERE s.id > ${after} AND s.ended_at IS NOT NULL AND ${unreported}
    ORDER BY s.id LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Keeps what was counted from the seats of a stream. A report that is there stays; of a stream that is gone none is kept. */
export async function insertReport(
  db: Db,
  report: Omit<SeatFigures, 'changes'> & { streamId: string; viewers: number[]; createdAt: Date },
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO stream_reports
      (stream_id, joins, unique_viewers, returning_viewers, watched_ms, viewers, created_at)
    SELECT id, ${report.joins}::int, ${report.uniqueViewers}::int, ${report.returningViewers}::int,
      ${report.watchedMs}::bigint, ${report.viewers}::int[], ${report.createdAt}
    FROM streams WHERE id = ${report.streamId}
    ON CONFLICT (stream_id) DO NOTHING`;
}
