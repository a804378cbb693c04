import type { StreamState } from '@footlight/contracts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';
import { viewerInactive } from '../access/fragments.queries.ts';
import { lastChatSeq } from '../chat/fragments.queries.ts';
import type { Viewer } from './viewer.ts';
import { countWaiting, waits } from './queue/reservations.queries.ts';

/** The unique index that holds one seat per viewer. */
export const oneSeatPerViewer = 'seats_one_per_viewer';

/** Somebody who asks for a seat; `seatId` is the id of the new one if they have none. */
export interface SeatRequest {
  seatId: string;
  viewer: Viewer;
  /** Whether the access policy let this viewer into a stream that is not for everybody. */
  accessChecked: boolean;
}

/** A seat as its holder knows it, with the name that others see. */
export interface SeatRow {
  id: string;
  viewer_id: string;
  takes: number;
  display_name: string | null;
}

/** What became of requests for one stream's seats. */
export interface SeatsTaken {
  /**
   * Whether places were given in the queue while the statement waited for the lock: it does not see whose they are, has taken no
   * new seat, and is to be repeated.
   */
  outdated: boolean;
  open: boolean;
  /** Whether only those get a seat whose access was checked. */
  needs_access_check: boolean;
  state: StreamState;
  /** The number of the newest chat event. */
  last_seq: number;
  /** How many seats are taken with these. */
  taken: number;
  /** How many waited for a seat when none was free; else 0. */
  queue_length: number;
  seats: SeatRow[];
  /** The viewers among them who may take part: none whose account is gone, suspended or being deleted. */
  known: string[];
}

/**
 * Takes seats in one statement. Who has a seat takes it once more, which makes older release keys void. For the others the
 * counter goes up by as many as there is room for, and that many seats are written; both or neither. Seats that are reserved
 * for those in the queue are for them alone; who gets a seat waits no longer. Who gets a new one is absent until seen in the
 * room; taking it once more does not make anybody less absent.
 *
 * Like every statement that changes both, it locks the counter first and seats after it. Seats that another statement wrote
 * while this one waited for the lock are not seen: for one of the same viewer it fails on the unique index and is to be
 * repeated. Whether places in the queue were given meanwhile is seen by the counter.
 * @param requests of different viewers, in the order in which they came
 * @returns undefined when there is no such stream
 */
export async function takeSeats(
  db: Db | Transaction,
  streamId: string,
  requests: SeatRequest[],
  times: { now: Date; leaseExpiresAt: Date },
): Promise<SeatsTaken | undefined> {
  const seatIds = requests.map((request) => request.seatId);
  const viewerIds = requests.map((request) => request.viewer.id);
  const guests = requests.map((request) => request.viewer.kind === 'guest');
  const accessChecked = requests.map((request) => request.accessChecked);
  const [row] = await db.$queryRaw<SeatsTaken[]>`
    WITH before AS MATERIALIZED (
      SELECT queued FROM stream_seating WHERE stream_id = ${streamId}
    ), seating AS MATERIALIZED (
      SELECT open, needs_access_check, queued, taken, cap - taken AS untaken, cap - taken - reserved AS free FROM stream_seating
      WHERE stream_id = ${streamId} FOR UPDATE
    ), request AS MATERIALIZED (
      SELECT r.*,
        guest OR EXISTS (SELECT 1 FROM users u WHERE u.id = r.viewer_id) AS viewer_exists,
        CASE WHEN guest
          THEN (SELECT g.display_name FROM guests g WHERE g.id = r.viewer_id)
          ELSE (SELECT u.display_name FROM users u WHERE u.id = r.viewer_id)
        END AS display_name,
        (SELECT s.id FROM seats s
          WHERE s.stream_id = ${streamId} AND s.viewer_id = r.viewer_id AND s.released_at IS NULL FOR UPDATE) AS held_id
      FROM seating, unnest(${seatIds}::text[], ${viewerIds}::text[], ${guests}::boolean[], ${accessChecked}::boolean[])
        WITH ORDINALITY AS r (seat_id, viewer_id, guest, access_checked, position)
      WHERE (access_checked OR NOT needs_access_check) AND NOT ${viewerInactive(Prisma.sql`r.viewer_id`, times.now)}
    ), retaken AS (
      UPDATE seats SET takes = takes + 1, lease_expires_at = ${times.leaseExpiresAt}
      WHERE id = ANY (ARRAY(SELECT held_id FROM request WHERE held_id IS NOT NULL))
      RETURNING id, viewer_id, takes
    ), place AS MATERIALIZED (
      SELECT q.id, q.viewer_id, q.reserved_until IS NOT NULL AS reserved FROM seating, queue_entries q
      WHERE ${waits(streamId)} AND q.viewer_id = ANY (${viewerIds}::text[]) FOR UPDATE OF q
    ), candidate AS (
      SELECT r.*, p.id AS place_id, p.reserved IS TRUE AS reserved,
        row_number() OVER (PARTITION BY p.reserved IS TRUE ORDER BY position) AS rank
      FROM request r LEFT JOIN place p ON p.viewer_id = r.viewer_id WHERE held_id IS NULL AND viewer_exists
    ), admitted AS MATERIALIZED (
      SELECT candidate.* FROM candidate, seating, before
      WHERE open AND seating.queued = before.queued AND rank <= CASE WHEN reserved THEN untaken ELSE free END
    ), left_queue AS (
      UPDATE queue_entries SET ended_at = now(), ended_reason = 'seated'
      WHERE id = ANY (ARRAY(SELECT place_id FROM admitted WHERE place_id IS NOT NULL))
      RETURNING id
    ), counter AS (
      UPDATE stream_seating SET taken = taken + (SELECT count(*) FROM admitted),
        reserved = reserved - (SELECT count(*) FROM admitted WHERE reserved)
      WHERE stream_id = ${streamId} AND EXISTS (SELECT 1 FROM admitted)
    ), inserted AS (
      INSERT INTO seats (id, stream_id, viewer_id, created_at, lease_expires_at, absent_since)
      SELECT seat_id, ${streamId}, viewer_id, ${times.now}, ${times.leaseExpiresAt}, ${times.now} FROM admitted
      RETURNING id, viewer_id, takes
    ), holder AS (
      SELECT s.*, r.display_name
      FROM (SELECT * FROM retaken UNION ALL SELECT * FROM inserted) s JOIN request r ON r.viewer_id = s.viewer_id
    )
    SELECT seating.queued <> before.queued AND open AS outdated,
      open, needs_access_check, taken + (SELECT count(*)::int FROM admitted) AS taken,
      (SELECT state FROM streams WHERE id = ${streamId}) AS state,
      ${lastChatSeq(Prisma.sql`${streamId}`)} AS last_seq,
      CASE WHEN free <= 0 THEN ${countWaiting(streamId)} ELSE 0 END AS queue_length,
      (SELECT pg_notify('streams', 'queue ' || ${streamId}) FROM left_queue LIMIT 1)::text AS notified,
      coalesce((SELECT json_agg(h) FROM holder h), '[]') AS seats,
      ARRAY(SELECT viewer_id FROM request WHERE viewer_exists) AS known
    FROM seating, before`;
  return row;
}
