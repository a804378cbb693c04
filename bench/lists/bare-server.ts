import Fastify from 'fastify';
import pg from 'pg';

/** The bare side: the page's rows by one statement of the driver, answered as JSON. As many connections as the API has. */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });

const app = Fastify();
app.get('/streams', async () => {
  const { rows } = await pool.query({
    name: 'streams',
    text: `
      SELECT s.id, s.title, s.description, s.category, s.tags, s.cover_id, s.visibility, s.state, s.scheduled_for,
        s.time_zone, s.created_at, s.started_at, s.interrupted_at, s.ended_at, s.canceled_at, s.missed_at, n.taken, n.cap,
        c.id AS channel_id, c.handle, c.name, c.avatar_id, c.created_at AS channel_created_at
      FROM streams s JOIN channels c ON c.id = s.channel_id JOIN stream_seating n ON n.stream_id = s.id
      WHERE s.state = 'ended' AND s.visibility IN ('public', 'members_only')
      ORDER BY s.started_at DESC, s.id DESC LIMIT $1`,
    values: [21],
  });
  return { data: rows };
});
app.addHook('onClose', () => pool.end());
process.once('SIGTERM', () => void app.close());
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
