import Fastify from 'fastify';
import { DataPacket_Kind, RoomServiceClient } from 'livekit-server-sdk';
import pg from 'pg';

const { DATABASE_URL, LIVEKIT_URL = '', LIVEKIT_API_KEY, LIVEKIT_API_SECRET, PORT } = process.env;

/** The bare side: one INSERT and one SendData for each message, as many connections as the API has. */
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 20 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS bare_messages (id bigserial PRIMARY KEY, room text NOT NULL, body text NOT NULL)',
);
const rooms = new RoomServiceClient(LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET);

const app = Fastify();
app.post<{ Params: { room: string }; Body: { body: string } }>('/messages/:room', async (request, reply) => {
  const { room } = request.params;
  const { body } = request.body;
  const { rows } = await pool.query<{ id: string }>(
    'INSERT INTO bare_messages (room, body) VALUES ($1, $2) RETURNING id',
    [room, body],
  );
  const packet = new TextEncoder().encode(JSON.stringify({ id: rows[0]?.id, body }));
  await rooms.sendData(room, packet, DataPacket_Kind.RELIABLE, { topic: 'bare' });
  return reply.status(201).send(rows[0]);
});
app.addHook('onClose', () => pool.end());
process.once('SIGTERM', () => void app.close());
await app.listen({ host: '127.0.0.1', port: Number(PORT) });
