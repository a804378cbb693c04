import Fastify from 'fastify';
import pg from 'pg';

/** The bare side: one committed INSERT … RETURNING, answered as JSON. As many connections as the API has. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS bare_seats (id bigserial PRIMARY KEY, stream_id text NOT NULL, taken_at timestamptz NOT NULL)',
);

const app = Fastify();
app.post<{ Params: { stream_id: string } }>('/seats/:stream_id', async (request, reply) => {
  const { rows } = await pool.query<{ id: string; taken_at: Date }>(
    'INSERT INTO bare_seats (stream_id, taken_at) VALUES ($1, now()) RETURNING id, taken_at',
    [request.params.stream_id],
  );
  return reply.status(201).send(rows[0]);
});
app.addHook('onClose', () => pool.end());
process.once('SIGTERM', () => void app.close());
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
