import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eraseEverything } from '../src/domains/account-data/index.ts';
import { eraseChannel } from '../src/domains/channels/index.ts';
import { eraseStream } from '../src/domains/streams/index.ts';
import { newId } from '../src/ids.ts';
import { startWorker } from '../src/worker.ts';
import { photo } from './answers/profiles.ts';
import { createDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { type Person, expectStatus, goodPassword, newStream, signUp } from './people.ts';
import { type TestApp, problemOf, startApp, testSettings } from './test-app.ts';

/** How many messages a stream has: many batches. */
const messages = 20_000;
/** The most rows that one statement may delete: what it locks is free again after some milliseconds. */
const largestBatch = 1_000;

let database: Awaited<ReturnType<typeof createDatabase>>;
let app: TestApp;

beforeAll(async () => {
  database = await createDatabase();
  app = await startApp(testSettings(database.url));
  await countDeleted();
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

/** Has the database write down how many rows each statement deletes of the tables that can be large. */
async function countDeleted(): Promise<void> {
  const { db } = app.context;
  await db.$executeRaw`CREATE TABLE deleted_rows (tab text NOT NULL, rows int NOT NULL)`;
  await db.$executeRaw`
    CREATE FUNCTION count_deleted() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO deleted_rows SELECT TG_TABLE_NAME, count(*) FROM gone; RETURN NULL; END'`;
  for (const table of ['chat_messages', 'chat_events', 'seats', 'notifications', 'follows', 'sessions'])
    await db.$executeRawUnsafe(
      `CREATE TRIGGER count_deleted AFTER DELETE ON ${table} REFERENCING OLD TABLE AS gone
       FOR EACH STATEMENT EXECUTE FUNCTION count_deleted()`,
    );
}

/** The largest number of rows that one statement deleted of each table since this was asked. */
async function largestDeletions(): Promise<Record<string, number>> {
  const { db } = app.context;
  const rows = await db.$queryRaw<{ tab: string; most: number }[]>`
    SELECT tab, max(rows) AS most FROM deleted_rows WHERE rows > 0 GROUP BY tab`;
  await db.$executeRaw`DELETE FROM deleted_rows`;
  return Object.fromEntries(rows.map(({ tab, most }) => [tab, most]));
}

/** Writes many messages, seats and notifications of a stream, by one statement each. */
async function fill(streamId: string, reader: Person): Promise<void> {
  const { db, clock } = app.context;
  const now = clock.now();
  const author = newId('guest');
  await db.$executeRaw`
    INSERT INTO chat_messages (id, stream_id, seq, author_id, author_name, author_role, body, created_at)
    SELECT ${streamId} || n, ${streamId}, n, ${author}, 'Ola', 'guest', 'Brava', ${now}
    FROM generate_series(1, ${messages}::int) n`;
  await db.$executeRaw`
    INSERT INTO chat_events (stream_id, seq, type, message_id, payload, created_at)
    SELECT ${streamId}, n, CASE WHEN n > ${messages}::int THEN 'mode' ELSE 'created' END,
      CASE WHEN n > ${messages}::int THEN NULL ELSE ${streamId} || n END,
      CASE WHEN n > ${messages}::int THEN '{"mode":"slow"}'::jsonb END, ${now}
    FROM generate_series(1, ${messages}::int + 2500) n`;
  await db.$executeRaw`
    INSERT INTO seats (id, stream_id, viewer_id, created_at, lease_expires_at, released_at)
    SELECT ${streamId} || n, ${streamId}, ${author} || n, ${now}, ${now}, ${now} FROM generate_series(1, 2500) n`;
  await db.$executeRaw`
    INSERT INTO notifications (id, user_id, stream_id, kind, event, created_at, mail_due)
    SELECT ${streamId} || n, ${reader.id}, ${streamId}, 'stream_live', ${streamId} || n, ${now}, false
    FROM generate_series(1, 2500) n`;
}

/** What is still stored of a stream. */
async function left(streamId: string) {
  const { db } = app.context;
  const where = { streamId };
  return {
    streams: await db.stream.count({ where: { id: streamId } }),
    messages: await db.chatMessage.count({ where }),
    events: await db.chatEvent.count({ where }),
    seats: await db.seat.count({ where }),
    notifications: await db.notification.count({ where }),
  };
}
const nothing = { streams: 0, messages: 0, events: 0, seats: 0, notifications: 0 };

/** Has the database do something in each statement that would leave a stream less than half of its messages. */
async function atHalf(streamId: string, doing: string): Promise<void> {
  const { db } = app.context;
  await db.$executeRawUnsafe(`
    CREATE FUNCTION at_half() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN IF (SELECT count(*) FROM chat_messages WHERE stream_id = ''${streamId}'') < ${messages / 2} THEN
      ${doing}; END IF; RETURN NULL; END'`);
  await db.$executeRaw`
    CREATE TRIGGER at_half AFTER DELETE ON chat_messages FOR EACH STATEMENT EXECUTE FUNCTION at_half()`;
}

/** Runs a job until it has deleted half of the messages: then the database is gone, and then the server stops. */
async function interrupt(streamId: string, job: (signal?: AbortSignal) => Promise<void>): Promise<void> {
  await atHalf(streamId, "RAISE ''the database is gone''");
  await expect(job()).rejects.toThrow('the database is gone');
  await app.context.db.$executeRaw`DROP FUNCTION at_half CASCADE`;
  const half = { streams: 1, messages: messages / 2 };
  expect(await left(streamId)).toMatchObject(half);

  // A server that stops ends it between two batches.
  await expect(job(AbortSignal.abort(new Error('the server stops')))).rejects.toThrow('the server stops');
  expect(await left(streamId)).toMatchObject(half);
}

async function someHost() {
  const host = await signUp(app);
  const reader = await signUp(app);
  const stream = await newStream(app, host);
  await fill(stream.id, reader);
  await app.send('PUT', `/v1/channels/${host.channel.id}/follow`, { browser: reader.browser });
  await app.send('PUT', `/v1/channels/${host.channel.id}/avatar`, {
    browser: host.browser,
    raw: await photo(),
    headers: { 'content-type': 'image/jpeg' },
  });
  return { host, reader, stream };
}

describe('a deletion goes on where it was interrupted, in batches, and leaves nothing', () => {
  it('of a channel', async () => {
    const { host, stream } = await someHost();
    const { db } = app.context;
    const pictures = await db.image.count();
    await largestDeletions();
    expectStatus(await app.send('DELETE', `/v1/channels/${host.channel.id}`, { browser: host.browser }), 204);
    expect(await largestDeletions()).toEqual({});
    const job = (signal?: AbortSignal) => eraseChannel(app.context, host.channel.id, signal);
    await interrupt(stream.id, job);
    expect(problemOf(await app.send('GET', `/v1/streams/${stream.id}`, { browser: host.browser }))).toBe(
      'not_found',
    );
    await job();
    await job();
    expect(await left(stream.id)).toEqual(nothing);
    expect(await db.channel.count({ where: { id: host.channel.id } })).toBe(0);
    expect(await db.follow.count({ where: { channelId: host.channel.id } })).toBe(0);
    expect(await db.image.count()).toBe(pictures - 1);
    const largest = await largestDeletions();
    expect(Object.keys(largest).sort()).toEqual([
      'chat_events',
      'chat_messages',
      'follows',
      'notifications',
      'seats',
    ]);
    expect(Math.max(...Object.values(largest))).toBe(largestBatch);
  }, 60_000);

  it('of a stream', async () => {
    const { host, stream } = await someHost();
    await largestDeletions();
    expectStatus(await app.send('DELETE', `/v1/streams/${stream.id}`, { browser: host.browser }), 204);
    expect(await largestDeletions()).toEqual({});
    const job = (signal?: AbortSignal) => eraseStream(app.context, stream.id, signal);
    await interrupt(stream.id, job);
    await job();
    await job();
    expect(await left(stream.id)).toEqual(nothing);
    expect(Math.max(...Object.values(await largestDeletions()))).toBe(largestBatch);
    expect((await app.send('GET', `/v1/channels/${host.channel.id}`)).status).toBe(200);
  }, 60_000);

  it('of an account, with its channels and what it has elsewhere', async () => {
    const { host, stream } = await someHost();
    const { db, clock } = app.context;
    const now = clock.now();
    const { stream: elsewhere } = await someHost();
    await db.$executeRaw`
      INSERT INTO notifications (id, user_id, stream_id, kind, event, created_at, mail_due)
      SELECT 'own' || n, ${host.id}, ${elsewhere.id}, 'stream_live', 'own' || n, ${now}, false
      FROM generate_series(1, 2500) n`;
    await db.$executeRaw`
      INSERT INTO sessions (id, user_id, created_at, rotated_at, expires_at, ended_at)
      SELECT 'own' || n, ${host.id}, ${now}, ${now}, ${now}, ${now} FROM generate_series(1, 2500) n`;
    await largestDeletions();
    const asked = { browser: host.browser, body: { password: goodPassword } };
    expectStatus(await app.send('DELETE', '/v1/me', asked), 202);
    const job = (signal?: AbortSignal) => eraseEverything(app.context, host.id, signal);
    await interrupt(stream.id, job);
    await job();
    await job();
    expect(await left(stream.id)).toEqual(nothing);
    expect(await db.user.count({ where: { id: host.id } })).toBe(0);
    expect(await db.session.count({ where: { userId: host.id } })).toBe(0);
    expect(await db.notification.count({ where: { userId: host.id } })).toBe(0);
    expect((await left(elsewhere.id)).messages).toBe(messages);
    expect(Math.max(...Object.values(await largestDeletions()))).toBe(largestBatch);
  }, 60_000);
});

describe('a deletion', () => {
  it('of what was not asked for deletes nothing', async () => {
    const { host, stream } = await someHost();
    await eraseChannel(app.context, host.channel.id);
    await eraseStream(app.context, stream.id);
    await eraseEverything(app.context, host.id);
    expect(await left(stream.id)).toMatchObject({ streams: 1, messages });
  }, 30_000);

  it('goes on in another server when the one that worked on it stops', async () => {
    const { db } = app.context;
    const { host, stream } = await someHost();
    await atHalf(stream.id, 'PERFORM pg_advisory_xact_lock(1)');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const holding = db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(1)`;
        await held;
      },
      { timeout: 30_000 },
    );
    const first = await startApp(testSettings(database.url));
    const worker = startWorker(first.context);
    const { browser } = host;
    expectStatus(await app.send('DELETE', `/v1/channels/${host.channel.id}`, { browser }), 204);
    await eventually(async () => {
      const [waiting] = await db.$queryRaw<[{ count: bigint }]>`
        SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = 1`;
      expect(waiting.count).toBe(1n);
    });
    // The batch that runs is the last one of this server.
    const stopped = first.context.jobs.stop();
    release();
    await Promise.all([holding, stopped, worker.stop()]);
    await first.close();
    expect(await left(stream.id)).toMatchObject({ streams: 1, messages: messages / 2 - largestBatch });

    const second = await startApp(testSettings(database.url));
    const other = startWorker(second.context);
    await eventually(async () => {
      expect(await left(stream.id)).toEqual(nothing);
      expect(await db.channel.count({ where: { id: host.channel.id } })).toBe(0);
    }, 30_000);
    await other.stop();
    await second.close();
    await db.$executeRaw`DROP FUNCTION at_half CASCADE`;
  }, 90_000);
});
