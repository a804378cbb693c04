import type { Visibility } from '@footlight/contracts';
import { deleteInBatches } from '../../../db/batches.ts';
import { type Db, Prisma, type Transaction } from '../../../db/client.ts';
import { type ViewerFactsRow, viewerFactColumns, viewerInactive } from '../../access/fragments.queries.ts';
import type { Viewer } from '../viewer.ts';
import { countWaiting, inOrder, notifyQueue, waits } from './reservations.queries.ts';

/** Somebody who asks for a place; `entryId` is the id of the new one if they have none. */
export interface QueueRequest {
  entryId: string;
  viewer: Viewer;
  /** Whether the access policy let this viewer into a stream that is not for everybody. */
  accessChecked: boolean;
}

/** A place as its holder knows it. */
export interface QueuePlaceRow {
  id: string;
  viewer_id: string;
  position: number;
  reserved_until: Date | null;
}

/** What a stream's queue is for those who ask. */
export interface QueueRow {
  length: number;
  /** Whether a seat is neither taken nor reserved. */
  seatFree: boolean;
  places: QueuePlaceRow[];
}

/** What became of requests for places in one stream's queue. */
export interface QueueRequestsRow {
  needs_access_check: boolean;
  /** Whether a seat is neither taken nor reserved. */
  seat_free: boolean;
  length: number;
  /** The viewers among them who have a place now. */
  waiting: string[];
  /** The viewers among them who hold a seat. */
  seated: string[];
  /** The viewers among them who may take part: none whose account is gone, suspended or being deleted. */
  known: string[];
}

/**
 * Adds viewers to the queue of a stream in the order in which they came. Who has a place there keeps it and is present again;
 * who holds a seat gets none. The counter must be locked.
 * @param most how many may wait
 */
export async function addToQueue(
  tx: Transaction,
  streamId: string,
  requests: readonly QueueRequest[],
  { most, now }: { most: number; now: Date },
): Promise<QueueRequestsRow> {
  const entryIds = requests.map(({ entryId }) => entryId);
  const viewerIds = requests.map(({ viewer }) => viewer.id);
  const guests = requests.map(({ viewer }) => viewer.kind === 'guest');
  const accessChecked = requests.map((request) => request.accessChecked);
  const rows = await tx.$queryRaw<QueueRequestsRow[]>`
    WITH seating AS (
      SELECT n.*, s.channel_id, c.owner_id,
        ${countWaiting(streamId)} AS length
      FROM stream_seating n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
      WHERE n.stream_id = ${streamId}
    ), request AS MATERIALIZED (
      SELECT r.*,
        (access_checked OR NOT needs_access_check) AND NOT ${viewerInactive(Prisma.sql`r.viewer_id`, now)}
          AND (guest OR EXISTS (SELECT 1 FROM users u WHERE u.id = r.viewer_id)) AS known,
        EXISTS (SELECT 1 FROM seats h WHERE h.stream_id = ${streamId} AND h.viewer_id = r.viewer_id AND h.released_at IS NULL)
          AS seated,
        EXISTS (SELECT 1 FROM queue_entries q WHERE ${waits(streamId)} AND q.viewer_id = r.viewer_id) AS waiting,
        r.viewer_id = owner_id OR EXISTS (
          SELECT 1 FROM memberships m WHERE m.channel_id = seating.channel_id AND m.user_id = r.viewer_id) AS member
      FROM seating, unnest(${entryIds}::text[], ${viewerIds}::text[], ${guests}::boolean[], ${accessChecked}::boolean[])
        WITH ORDINALITY AS r (entry_id, viewer_id, guest, access_checked, ordinal)
    ), present AS (
      UPDATE queue_entries q SET last_seen_at = now() FROM request r
      WHERE ${waits(streamId)} AND q.viewer_id = r.viewer_id AND r.known RETURNING q.viewer_id
    ), added AS (
      INSERT INTO queue_entries (id, stream_id, viewer_id, member, created_at, last_seen_at)
      SELECT entry_id, ${streamId}, viewer_id, member, now(), now() FROM request
      WHERE known AND NOT seated AND NOT waiting
      ORDER BY ordinal LIMIT (SELECT greatest(0, ${most} - length) FROM seating)
      RETURNING viewer_id
    ), counter AS (
      UPDATE stream_seating SET queued = queued + (SELECT count(*) FROM added)
      WHERE stream_id = ${streamId} AND EXISTS (SELECT 1 FROM added)
    )
    SELECT needs_access_check, cap > taken + reserved AS seat_free,
      (length + (SELECT count(*) FROM added))::int AS length,
      ARRAY(SELECT viewer_id FROM present UNION ALL SELECT viewer_id FROM added) AS waiting,
      ARRAY(SELECT viewer_id FROM request WHERE seated) AS seated,
      ARRAY(SELECT viewer_id FROM request WHERE known) AS known
    FROM seating`;
  await notifyQueue(tx, [{ stream_id: streamId }]);
  const [row] = rows;
  if (!row) throw new Error('Its seating is locked, so the stream is there.');
  return row;
}

/** How long a stream's queue is, whether a seat is free, and the places that some viewers have in it. */
export async function readQueue(
  db: Db | Transaction,
  streamId: string,
  viewerIds: readonly string[],
): Promise<QueueRow> {
  const rows = await db.$queryRaw<
    ((QueuePlaceRow | { id: null }) & { length: number; seat_free: boolean })[]
  >`
    WITH ranked AS (
      SELECT q.id, q.viewer_id, q.reserved_until,
        (row_number() OVER (ORDER BY q.reserved_until IS NULL, ${inOrder}))::int AS position
      FROM queue_entries q JOIN stream_seating n ON n.stream_id = q.stream_id WHERE ${waits(streamId)}
    )
    SELECT r.id, r.viewer_id, r.reserved_until, r.position,
      (SELECT count(*)::int FROM ranked) AS length, n.open AND n.cap > n.taken + n.reserved AS seat_free
    FROM stream_seating n LEFT JOIN ranked r ON r.viewer_id = ANY (${viewerIds}::text[])
    WHERE n.stream_id = ${streamId}`;
  const [first] = rows;
  return {
    length: first?.length ?? 0,
    seatFree: first?.seat_free ?? false,
    places: rows.flatMap(({ length: _length, seat_free: _seatFree, ...place }) =>
      place.id === null ? [] : [place],
    ),
  };
}

/** Notes that viewers who wait for a seat of a stream are there. */
export async function markPresent(db: Db, streamId: string, viewerIds: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE queue_entries q SET last_seen_at = now()
    WHERE q.id IN (
      SELECT q.id FROM queue_entries q WHERE ${waits(streamId)} AND q.viewer_id = ANY (${viewerIds}::text[])
      FOR UPDATE SKIP LOCKED)`;
}

/** Somebody who waits, and what they are to the stream. */
export interface QueueHolderRow extends ViewerFactsRow {
  id: string;
  visibility: Visibility;
}

/** Everybody who waits for a seat of a stream that is not for everybody. */
export function listQueueHolders(db: Db, streamId: string, now: Date): Promise<QueueHolderRow[]> {
  return db.$queryRaw<QueueHolderRow[]>`
    SELECT q.id, s.visibility, ${viewerFactColumns(Prisma.sql`q.viewer_id`, now)}
    FROM stream_seating n JOIN streams s ON s.id = n.stream_id JOIN channels c ON c.id = s.channel_id
    JOIN queue_entries q ON ${waits(Prisma.sql`s.id`)}
    WHERE n.stream_id = ${streamId} AND n.needs_access_check`;
}

/** Says whether members of the channel come first in the queue of a stream. */
export async function setQueueMembersFirst(
  tx: Transaction,
  streamId: string,
  membersFirst: boolean,
): Promise<void> {
  await tx.streamSeating.update({ where: { streamId }, data: { membersFirst } });
  await notifyQueue(tx, [{ stream_id: streamId }]);
}

/**
 * Writes down anew whether somebody who waits for streams of a channel is a member of it, in the transaction that changes it:
 * from its commit on they come first where the host wants it, or no longer do.
 */
export async function writeQueueMember(tx: Transaction, channelId: string, viewerId: string): Promise<void> {
  const isMember = Prisma.sql`EXISTS (
    SELECT 1 FROM memberships m WHERE m.channel_id = ${channelId} AND m.user_id = ${viewerId})`;
  const rows = await tx.$queryRaw<{ stream_id: string }[]>`
    UPDATE queue_entries q SET member = ${isMember} FROM streams s
    WHERE q.viewer_id = ${viewerId} AND q.ended_at IS NULL AND s.id = q.stream_id AND s.channel_id = ${channelId}
    RETURNING q.stream_id`;
  await notifyQueue(tx, rows);
}

export function findQueueEntry(db: Db, streamId: string, id: string) {
  return db.queueEntry.findFirst({ where: { id, streamId } });
}

/** Streams and ids of the places that somebody has, in any stream. */
export function listPlacesOf(db: Db, viewerId: string) {
  return db.queueEntry.findMany({ where: { viewerId, endedAt: null }, select: { id: true, streamId: true } });
}

/** Places that somebody has or had, by id, from one on. */
export function listQueueEntriesOf(db: Db, viewerId: string, after: string, limit: number) {
  return db.queueEntry.findMany({
    where: { viewerId, id: { gt: after } },
    orderBy: { id: 'asc' },
    take: limit,
  });
}

/** Deletes the places that somebody had. Those who wait keep theirs. */
export function deleteQueueEntriesOf(db: Db, viewerId: string, signal?: AbortSignal): Promise<void> {
  const theirs = Prisma.sql`viewer_id = ${viewerId} AND ended_at IS NOT NULL`;
  return deleteInBatches(db, Prisma.sql`queue_entries`, theirs, signal);
}

/** Deletes places that ended before a moment. */
export function deleteEndedBefore(db: Db, moment: Date, signal?: AbortSignal): Promise<void> {
  return deleteInBatches(db, Prisma.sql`queue_entries`, Prisma.sql`ended_at < ${moment}`, signal);
}
