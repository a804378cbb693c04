import { RoomServiceClient } from 'livekit-server-sdk';
import pg from 'pg';

/** How long rooms without anybody stay, in seconds. */
const ROOM_SECONDS = 3_600;
const ROOMS_AT_ONCE = 20;

export interface LiveKitAccess {
  httpUrl: string;
  apiKey: string;
  apiSecret: string;
}

/**
 * Makes streams that are live, each in a channel of its own, with their rooms in LiveKit.
 * @returns their ids, which are the names of their rooms
 */
export async function makeLiveStreams(
  databaseUrl: string,
  { httpUrl, apiKey, apiSecret }: LiveKitAccess,
  count: number,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const id = (prefix: string) =>
    `'${prefix}_01ARA' || lpad(upper(translate(to_hex(n), 'ilou', '')), 21, '0')`;
  const numbers = `generate_series(1, ${count}) n`;
  try {
    await client.query(`
      INSERT INTO users (id, handle, display_name, name_key, created_at)
      SELECT ${id('usr')}, 'live-' || n, 'Live ' || n, 'live' || n, now() FROM ${numbers}`);
    await client.query(`
      INSERT INTO channels (id, owner_id, handle, name, name_key, created_at)
      SELECT ${id('chn')}, ${id('usr')}, 'live-' || n, 'Channel ' || n, 'channel' || n, now() FROM ${numbers}`);
    const { rows } = await client.query<{ id: string }>(`
      INSERT INTO streams (id, channel_id, title, search_text, visibility, state, created_at, started_at)
      SELECT ${id('str')}, ${id('chn')}, 'Live', 'live', 'public', 'live', now(), now() FROM ${numbers} RETURNING id`);
    await client.query('INSERT INTO stream_seating (stream_id, cap, open) SELECT id, 100, true FROM streams');
    await client.query('INSERT INTO stream_chat (stream_id) SELECT id FROM streams');

    const ids = rows.map((row) => row.id);
    const rooms = new RoomServiceClient(httpUrl, apiKey, apiSecret);
    const waiting = ids.values();
    const makeRooms = async () => {
      for (const name of waiting) await rooms.createRoom({ name, emptyTimeout: ROOM_SECONDS });
    };
    await Promise.all(Array.from({ length: ROOMS_AT_ONCE }, makeRooms));
    // From here on they are reconciled.
    await client.query(
      'INSERT INTO stream_reconciliations (stream_id, reconciled_at, due_at) SELECT id, now(), now() FROM streams',
    );
    await client.query('ANALYZE');
    return ids;
  } finally {
    await client.end();
  }
}
