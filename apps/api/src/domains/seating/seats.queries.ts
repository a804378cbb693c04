import type { StreamState, Visibility } from '@footlight/contracts';
import { type ViewerFactsRow, viewerFactColumns } from '../access/fragments.queries.ts';
import { lastChatSeq } from '../chat/fragments.queries.ts';
import { type Db, Prisma, type Transaction } from '../../db/client.ts';

/** The unique index that holds one seat per viewer. */
export const oneSeatPerViewer = 'seats_one_per_viewer';

/** Somebody who wants a seat; `seatId` is the id of the new one if they have none. */
export interface SeatRequest {
  seatId: string;
  viewer: { kind: 'account' | 'guest'; id: string };
  /** Whether it was looked up that a stream which is not for everybody is for them. */
  accessChecked: boolean;
  /** The limit that counts them if they are a guest who is not known yet. */
  limit: { key: string; most: number; resetsAt: Date };
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
  open: boolean;
  /** Whether only those get a seat who are accessChecked for. */
  needs_access_check: boolean;
  state: StreamState;
  /** The number of the newest chat event. */
  last_seq: number;
  /** How many seats are taken with these. */
  taken: number;
  seats: SeatRow[];
  /** The viewers among them whose request counted and who exist: guests always, accounts unless they are gone. */
  known: string[];
  /** New guests for whom there is a seat but not within their limit, and until when. */
  refused: { viewer_id: string; until: string }[];
}

/**
 * Takes seats in one statement. Who has a seat takes it once more, which makes older release keys void. For the others the
 * counter goes up by as many as there is room for, and that many seats are written; both or neither. A guest who is not
 * known yet is written too, within the limit of new guests: a thousand at once are counted here, by one statement.
 *
 * Like every statement that changes both, it locks the counter first and seats after it. Seats that another statement wrote
 * while this one waited for the lock are not seen: for one of the same viewer it fails on the unique index and is to be
 * repeated.
 * @param requests of different viewers, in the order in which they came
 * @returns undefined when there is no such stream
 */
export async function takeSeats(
  db: Db,
  streamId: string,
  requests: SeatRequest[],
  times: { now: Date; leaseExpiresAt: Date },
): Promise<SeatsTaken | undefined> {
  const seatIds = requests.map((request) => request.seatId);
  const viewerIds = requests.map((request) => request.viewer.id);
  const guests = requests.map((request) => request.viewer.kind === 'guest');
  const accessChecked = requests.map((request) => request.accessChecked);
  const limitKeys = requests.map((request) => request.limit.key);
  const limitsMost = requests.map((request) => request.limit.most);
  const limitResets = requests.map((request) => request.limit.resetsAt);
  const [row] = await db.$queryRaw<SeatsTaken[]>`
    WITH door AS MATERIALIZED (
      SELECT open, needs_access_check, taken, cap - taken AS room FROM stream_seating WHERE stream_id = ${streamId} FOR UPDATE
    ), request AS MATERIALIZED (
      SELECT w.*, CASE WHEN guest
          THEN (SELECT g.created_at FROM guests g WHERE g.id = w.viewer_id)
          ELSE (SELECT u.created_at FROM users u WHERE u.id = w.viewer_id AND u.deletion_requested_at IS NULL)
        END IS NOT NULL AS is_there,
        CASE WHEN guest
          THEN (SELECT g.display_name FROM guests g WHERE g.id = w.viewer_id)
          ELSE (SELECT u.display_name FROM users u WHERE u.id = w.viewer_id)
        END AS display_name,
        (SELECT s.id FROM seats s
          WHERE s.stream_id = ${streamId} AND s.viewer_id = w.viewer_id AND s.released_at IS NULL FOR UPDATE) AS held_id
      FROM door, unnest(${seatIds}::text[], ${viewerIds}::text[], ${guests}::boolean[], ${accessChecked}::boolean[],
          ${limitKeys}::text[], ${limitsMost}::int[], ${limitResets}::timestamptz[])
        WITH ORDINALITY AS w (seat_id, viewer_id, guest, access_checked, limit_key, limit_most, limit_resets_at, place)
      WHERE access_checked OR NOT needs_access_check
    ), again AS (
      UPDATE seats SET takes = takes + 1, lease_expires_at = ${times.leaseExpiresAt}
      WHERE id = ANY (ARRAY(SELECT held_id FROM request WHERE held_id IS NOT NULL))
      RETURNING id, viewer_id, takes
    ), stranger AS (
      SELECT *, row_number() OVER (PARTITION BY limit_key ORDER BY place) AS nth, count(*) OVER (PARTITION BY limit_key) AS alike
      FROM request, door WHERE guest AND NOT is_there AND open AND room > 0
    ), counted AS (
      INSERT INTO rate_limits AS known (key, count, resets_at)
      SELECT limit_key, count(*), max(limit_resets_at) FROM stranger GROUP BY limit_key ORDER BY limit_key
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN known.resets_at <= ${times.now} THEN EXCLUDED.count ELSE known.count + EXCLUDED.count END,
        resets_at = CASE WHEN known.resets_at <= ${times.now} THEN EXCLUDED.resets_at ELSE known.resets_at END
      RETURNING key, count, resets_at
    ), refused AS MATERIALIZED (
      SELECT viewer_id, resets_at AS until FROM stranger JOIN counted ON key = limit_key
      WHERE count - alike + nth > limit_most
    ), waiting AS (
      SELECT *, row_number() OVER (ORDER BY place) AS number FROM request
      WHERE held_id IS NULL AND (guest OR is_there) AND viewer_id NOT IN (SELECT viewer_id FROM refused)
    ), seated AS MATERIALIZED (
      SELECT waiting.* FROM waiting, door WHERE open AND number <= room
    ), counter AS (
      UPDATE stream_seating SET taken = taken + (SELECT count(*) FROM seated)
      WHERE stream_id = ${streamId} AND EXISTS (SELECT 1 FROM seated)
    ), newcomer AS (
      INSERT INTO guests (id, created_at) SELECT viewer_id, ${times.now} FROM seated WHERE NOT is_there
      ON CONFLICT DO NOTHING
    ), seat AS (
      INSERT INTO seats (id, stream_id, viewer_id, created_at, lease_expires_at)
      SELECT seat_id, ${streamId}, viewer_id, ${times.now}, ${times.leaseExpiresAt} FROM seated
      RETURNING id, viewer_id, takes
    ), holder AS (
      SELECT s.*, w.display_name
      FROM (SELECT * FROM again UNION ALL SELECT * FROM seat) s JOIN request w ON w.viewer_id = s.viewer_id
    )
    SELECT open, needs_access_check, taken + (SELECT count(*)::int FROM seated) AS taken,
      (SELECT state FROM streams WHERE id = ${streamId}) AS state,
      ${lastChatSeq(Prisma.sql`${streamId}`)} AS last_seq,
      coalesce((SELECT json_agg(h) FROM holder h), '[]') AS seats,
      ARRAY(SELECT viewer_id FROM request WHERE guest OR is_there) AS known,
      coalesce((SELECT json_agg(r) FROM refused r), '[]') AS refused
    FROM door`;
  return row;
}

/** Renews a seat's lease; answers what its holder should know, or undefined when the seat was given back. */
export async function extendLease(
  db: Db,
  seat: { streamId: string; seatId: string; leaseExpiresAt: Date },
): Promise<{ state: StreamState; last_seq: number; taken: number } | undefined> {
  const [row] = await db.$queryRaw<{ state: StreamState; last_seq: number; taken: number }[]>`
    WITH seat AS (
      UPDATE seats SET lease_expires_at = ${seat.leaseExpiresAt}
      WHERE id = ${seat.seatId} AND stream_id = ${seat.streamId} AND released_at IS NULL RETURNING stream_id
    )
    SELECT s.state, ${lastChatSeq(Prisma.sql`s.id`)} AS last_seq, n.taken FROM seat
    JOIN streams s ON s.id = seat.stream_id
    JOIN stream_seating n ON n.stream_id = s.id`;
  return row;
}

export function findSeat(db: Db, streamId: string, seatId: string) {
  return db.seat.findFirst({ where: { id: seatId, streamId } });
}

/** Gives a seat back in one statement; false when it was given back before, or taken once more since `takes`. */
export async function giveSeatBack(
  db: Db,
  seat: { id: string; streamId: string; takes: number },
  now: Date,
): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`
    WITH door AS MATERIALIZED (
      SELECT stream_id FROM stream_seating WHERE stream_id = ${seat.streamId} FOR UPDATE
    ), seat AS (
      UPDATE seats SET released_at = ${now} FROM door
      WHERE id = ${seat.id} AND takes = ${seat.takes} AND released_at IS NULL RETURNING seats.stream_id
    )
    UPDATE stream_seating SET taken = taken - 1 WHERE stream_id IN (SELECT stream_id FROM seat) RETURNING stream_id`;
  return rows.length > 0;
}

/** Renews the leases of these seats, where they are still held. */
export async function renewLeases(db: Db, seatIds: string[], until: Date): Promise<void> {
  await db.seat.updateMany({
    where: { id: { in: seatIds }, releasedAt: null },
    data: { leaseExpiresAt: until },
  });
}

/** Gives back the seats whose lease had lapsed at a moment and whose holders were not in the room then. */
export function freeLapsed(db: Db, streamId: string, at: Date, present: string[]): Promise<number> {
  return db.$transaction(async (tx) => {
    // The counter is locked by a statement of its own: the snapshot of one statement is older than its lock.
    await tx.$queryRaw`SELECT taken FROM stream_seating WHERE stream_id = ${streamId} FOR UPDATE`;
    const freed = await tx.seat.updateMany({
      where: { streamId, releasedAt: null, leaseExpiresAt: { lt: at }, id: { notIn: present } },
      data: { releasedAt: at },
    });
    const taken = await tx.seat.count({ where: { streamId, releasedAt: null } });
    await tx.streamSeating.update({ where: { streamId }, data: { taken } });
    return freed.count;
  });
}

/** What decides whether someone may join a room. */
export interface AdmissionRow extends ViewerFactsRow {
  state: StreamState;
  visibility: Visibility;
  /** Whether the identity is a seat of this stream that is held. */
  seat_held: boolean;
}

/**
 * What decides whether someone may join a room: for a seat what its holder is to the stream, else the account itself.
 * @returns undefined when there is no such stream
 */
export async function findAdmission(
  db: Db,
  streamId: string,
  identity: string,
  now: Date,
): Promise<AdmissionRow | undefined> {
  const [row] = await db.$queryRaw<AdmissionRow[]>`
    SELECT s.state, s.visibility, h.id IS NOT NULL AS seat_held,
      ${viewerFactColumns(Prisma.sql`coalesce(h.viewer_id, ${identity})`, now)}
    FROM streams s JOIN channels c ON c.id = s.channel_id
    LEFT JOIN seats h ON h.id = ${identity} AND h.stream_id = s.id AND h.released_at IS NULL
    WHERE s.id = ${streamId}`;
  return row;
}

/** Gives a guest's seats to the account that the guest made. */
export async function moveSeats(tx: Transaction, guestId: string, userId: string): Promise<void> {
  await tx.seat.updateMany({ where: { viewerId: guestId }, data: { viewerId: userId } });
}

/** The seats that somebody holds, in any stream. */
export function listHeldBy(db: Db, viewerId: string) {
  return db.seat.findMany({ where: { viewerId, releasedAt: null } });
}

/** Seats that somebody has or had, by id, from one on. */
export function listSeatsOf(db: Db, viewerId: string, after: string, limit: number) {
  return db.seat.findMany({ where: { viewerId, id: { gt: after } }, orderBy: { id: 'asc' }, take: limit });
}

/** Forgets which seats somebody had. Those that are held stay. */
export async function deleteSeatsOf(db: Db, viewerId: string): Promise<void> {
  await db.seat.deleteMany({ where: { viewerId, releasedAt: { not: null } } });
}
