import { RoomServiceClient } from 'livekit-server-sdk';
import pg from 'pg';
import { waitUntil } from '../../harness/wait-until.ts';
import type { Cleanup } from '../../site/cleanup.ts';
import type { Site } from '../../site/start-site.ts';

/** A stream's counters beside what they count, of one moment. */
export interface Seating {
  cap: number;
  /** The counter, and the seats that are held. */
  taken: number;
  held: number;
  /** The counter, and the places that a seat is reserved for. */
  reserved: number;
  reserved_places: number;
  /** How many wait, those with a reservation too. */
  waiting: number;
  /** Whether a seat is neither held nor reserved while somebody who is there waits for one. */
  seat_unused: boolean;
  /** Whether somebody who is there waits although a later one has got a seat or a reservation. */
  place_jumped: boolean;
}

/** What the database and LiveKit say, asked past the API. */
export interface Truth {
  /** @throws while the database is away */
  seating(streamId: string): Promise<Seating>;
  /** The seats that are held; those of one viewer are one. */
  heldSeats(streamId: string): Promise<string[]>;
  /** Viewers in the room, by their seats. @throws while LiveKit is away */
  viewersInRoom(streamId: string): Promise<string[]>;
  /** Waits until a stream's room was listed so often from now on, by whichever server. */
  listings(streamId: string, times: number): Promise<void>;
  /** Waits until the lease of every seat that is held has been over for a while. */
  leasesOver(streamId: string, forSeconds: number, withinMs: number): Promise<void>;
  /** The first row of a statement. */
  row<T extends object>(sql: string, values: readonly unknown[]): Promise<T>;
}

const PRESENT = `q.reserved_until IS NULL AND q.last_seen_at > now() - interval '30 seconds'`;
const SEATING = `
  WITH place AS MATERIALIZED (SELECT * FROM queue_entries WHERE stream_id = $1)
  SELECT cap, taken, reserved,
    (SELECT count(*) FROM seats WHERE stream_id = $1 AND released_at IS NULL)::int AS held,
    (SELECT count(*) FROM place WHERE ended_at IS NULL AND reserved_until IS NOT NULL)::int AS reserved_places,
    (SELECT count(*) FROM place WHERE ended_at IS NULL)::int AS waiting,
    taken + reserved < cap AND EXISTS (SELECT 1 FROM place q WHERE q.ended_at IS NULL AND ${PRESENT}) AS seat_unused,
    EXISTS (SELECT 1 FROM place q WHERE q.ended_at IS NULL AND ${PRESENT} AND q.seq < (
      SELECT max(seq) FROM place WHERE ended_reason = 'seated' OR (ended_at IS NULL AND reserved_until IS NOT NULL)
    )) AS place_jumped
  FROM stream_seating WHERE stream_id = $1`;

export function openTruth(site: Site, cleanup: Cleanup): Truth {
  const pool = new pg.Pool({
    connectionString: site.databaseUrl,
    max: 2,
    connectionTimeoutMillis: 3_000,
    query_timeout: 5_000,
  });
  // A connection that rests while the database is killed.
  pool.on('error', () => undefined);
  cleanup.add(() => pool.end());
  const rooms = new RoomServiceClient(site.livekit.httpUrl, site.apiKey, site.apiSecret, {
    requestTimeout: 3,
  });

  async function row<T extends object>(sql: string, values: readonly unknown[]): Promise<T> {
    const { rows } = await pool.query<T>(sql, [...values]);
    if (!rows[0]) throw new Error('The statement answered no row.');
    return rows[0];
  }
  return {
    row,
    seating: (streamId) => row<Seating>(SEATING, [streamId]),
    async heldSeats(streamId) {
      const { ids } = await row<{ ids: string[] }>(
        'SELECT ARRAY(SELECT id FROM seats WHERE stream_id = $1 AND released_at IS NULL) AS ids',
        [streamId],
      );
      return ids.sort();
    },
    async listings(streamId, times) {
      const last = () =>
        row<{ at: Date }>('SELECT reconciled_at AS at FROM stream_reconciliations WHERE stream_id = $1', [
          streamId,
        ]);
      let before = await last();
      for (let listed = 0; listed < times; listed += 1)
        before = await waitUntil(last, ({ at }) => at.getTime() > before.at.getTime());
    },
    async leasesOver(streamId, forSeconds, withinMs) {
      await waitUntil(
        () =>
          row<{ over: boolean }>(
            `SELECT coalesce(bool_and(lease_expires_at < now() - $2 * interval '1 second'), true) AS over
             FROM seats WHERE stream_id = $1 AND released_at IS NULL`,
            [streamId, forSeconds],
          ),
        ({ over }) => over,
        withinMs,
      );
    },
    async viewersInRoom(streamId) {
      const participants = await rooms.listParticipants(streamId);
      return participants
        .map(({ identity }) => identity)
        .filter((identity) => identity.startsWith('seat_'))
        .sort();
    },
  };
}
