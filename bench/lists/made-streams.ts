import pg from 'pg';

/** Words that titles are made of: the first ones stand in many titles, the last ones in few. */
const words = [
  ...['live', 'evening', 'music', 'open', 'lesson', 'kitchen', 'garden', 'quartet', 'chess', 'morning'],
  ...[
    'violin',
    'bread',
    'harbour',
    'rehearsal',
    'physics',
    'reading',
    'carving',
    'orchard',
    'telescope',
    'weaving',
  ],
];

/**
 * Makes channels and streams of the past, upcoming ones and a few that are live, as many as are wanted. The made words are
 * the same wherever this runs; every thousandth stream has the word `marzipan` in its title, and one has `zugzwang`.
 */
export async function makeStreams(databaseUrl: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const id = (prefix: string, number: string) =>
    `'${prefix}_01MADE' || lpad(upper(translate(to_hex(${number}), 'ilou', '')), 20, '0')`;
  const title = `words[1 + (n * 7 % 20)::int] || ' ' || words[1 + ((n % 400) / 20)::int] || ' ' || n % 1000
    || CASE WHEN n % 1000 = 17 THEN ' marzipan' ELSE '' END || CASE WHEN n = 42 THEN ' zugzwang' ELSE '' END`;
  try {
    await client.query('SET synchronous_commit = off');
    await client.query(`
      INSERT INTO users (id, handle, display_name, name_key, created_at)
      SELECT ${id('usr', 'n')}, 'made-' || n, 'Made ' || n, 'made' || n, now()
      FROM generate_series(1, ${Math.ceil(count / 100)}) n`);
    await client.query(`
      INSERT INTO channels (id, owner_id, handle, name, name_key, created_at)
      SELECT ${id('chn', 'n')}, ${id('usr', 'n')}, 'made-' || n, 'Channel ' || n, 'channel' || n, now()
      FROM generate_series(1, ${Math.ceil(count / 100)}) n`);
    // One in fifty is to come, and each hundredth channel is on air. Terms are quicker written all at once.
    await client.query('ALTER TABLE streams DISABLE TRIGGER streams_terms_first');
    await client.query(
      `
      INSERT INTO streams (id, channel_id, title, search_text, visibility, state, category, tags, scheduled_for, time_zone, created_at, started_at, ended_at)
      SELECT ${id('str', 'n')}, ${id('chn', '1 + n / 100')}, t.title, t.title,
        CASE WHEN n % 10 = 0 THEN 'unlisted' WHEN n % 10 = 1 THEN 'members_only' ELSE 'public' END, t.state,
        CASE WHEN n % 3 = 0 THEN 'music' WHEN n % 3 = 1 THEN 'learning' END, ARRAY['tag-' || n % 500],
        CASE WHEN t.state = 'scheduled' THEN now() + n * interval '1 second' + interval '1 hour' END, 'UTC', now(),
        CASE WHEN t.state <> 'scheduled' THEN now() - n * interval '30 seconds' END,
        CASE WHEN t.state = 'ended' THEN now() - n * interval '30 seconds' + interval '20 seconds' END
      FROM generate_series(0, ${count - 1}) n, (SELECT $1::text[] AS words) w,
        LATERAL (SELECT ${title} AS title, CASE WHEN n % 10000 = 2 THEN 'live' WHEN n % 50 = 7 THEN 'scheduled' ELSE 'ended' END AS state) t`,
      [words],
    );
    await client.query('INSERT INTO stream_terms SELECT t.* FROM streams s, stream_terms_of(s) t ORDER BY t');
    await client.query(`
      INSERT INTO search_words SELECT DISTINCT substr(term, 6) FROM stream_terms WHERE starts_with(term, 'word:')
      ON CONFLICT DO NOTHING`);
    await client.query('ALTER TABLE streams ENABLE TRIGGER streams_terms_first');
    await client.query(
      'INSERT INTO stream_seating (stream_id, cap) SELECT id, 100 FROM streams ON CONFLICT DO NOTHING',
    );
    await client.query('INSERT INTO stream_chat (stream_id) SELECT id FROM streams ON CONFLICT DO NOTHING');
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}
