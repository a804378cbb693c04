import Fastify from 'fastify';
import pg from 'pg';

/** The bare side: one transaction of two INSERTs, answered as JSON. As many connections as the API has. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
await pool.query(
  'CREATE TABLE IF NOT EXISTS bare_events (id text PRIMARY KEY, type text NOT NULL, received_at timestamptz NOT NULL)',
);
await pool.query(
  'CREATE TABLE IF NOT EXISTS bare_jobs (id bigserial PRIMARY KEY, event_id text NOT NULL, due_at timestamptz NOT NULL)',
);

const app = Fastify();
app.post<{ Body: { id: string; type: string } }>('/webhooks/stripe', async ({ body: { id, type } }) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('INSERT INTO bare_events (id, type, received_at) VALUES ($1, $2, now())', [id, type]);
    await client.query('INSERT INTO bare_jobs (event_id, due_at) VALUES ($1, now())', [id]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
  return { received: true };
});
app.addHook('onClose', () => pool.end());
process.once('SIGTERM', () => void app.close());
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
