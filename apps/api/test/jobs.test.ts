import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PgBoss } from 'pg-boss';
import { startWorker } from '../src/worker.ts';
import { createDatabase } from './database.ts';
import { eventually } from './eventually.ts';
import { type TestApp, startApp, testSettings } from './test-app.ts';

/** A server with its worker. */
async function startReplica(databaseUrl: string) {
  const app = await startApp(testSettings(databaseUrl));
  const worker = startWorker(app.context);
  return {
    app,
    async stop() {
      await worker.stop();
      await app.close();
    },
  };
}

const schedulesOf = (app: TestApp) =>
  app.context.db.$queryRaw<{ name: string }[]>`SELECT name FROM pgboss.schedule ORDER BY name`;
const jobsOf = (app: TestApp, name: string) =>
  app.context.db.$queryRaw<{ state: string }[]>`
    SELECT state::text FROM pgboss.job WHERE name = ${name}`;

describe('jobs that an older version left under another name', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('are done after the upgrade', async () => {
    const boss = new PgBoss({ connectionString: database.url });
    boss.on('error', () => undefined);
    await boss.start();
    const left = {
      tell_people: { kind: 'stream_live', streamId: 'str_0', event: 'stream_live str_0' },
      mail_notices: { userId: 'usr_0' },
      look_at_channel: { channelId: 'chn_0' },
      suspend_user: { userId: 'usr_0' },
    };
    for (const [name, data] of Object.entries(left)) {
      await boss.createQueue(name);
      await boss.send(name, data);
    }
    await boss.stop({ graceful: false });

    const replica = await startReplica(database.url);
    await eventually(async () => {
      for (const name of Object.keys(left))
        expect([name, await jobsOf(replica.app, name)]).toEqual([name, [{ state: 'completed' }]]);
    }, 30_000);
    await replica.stop();
  });
});

describe('jobs of a schedule', () => {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it('run once for the whole cluster at the next start when no server ran at their time', async () => {
    // A server that was here before, and then was off for two nights.
    const before = await startReplica(database.url);
    await eventually(async () => expect((await schedulesOf(before.app)).length).toBeGreaterThan(5));
    const { db } = before.app.context;
    await db.$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '49 hours'`;
    await db.$executeRaw`UPDATE pgboss.schedule SET created_on = now() - interval '30 days'`;
    await db.livekitWebhookEvent.create({
      data: { id: 'EV_old', receivedAt: new Date(Date.now() - 25 * 3_600_000) },
    });
    // One that no server knows any more.
    await db.$executeRaw`
      INSERT INTO pgboss.schedule (name, cron, kind) SELECT 'send_mail', '* * * * *', kind FROM pgboss.schedule LIMIT 1`;
    await before.stop();

    // Of two jobs that run once a day, one is not due by itself just now.
    const daily = new Date().getUTCMinutes() < 20 ? 'purge_notifications' : 'purge_sessions';
    const replicas = await Promise.all([startReplica(database.url), startReplica(database.url)]);
    const [{ app }] = replicas;
    await eventually(async () => {
      expect(await app.context.db.livekitWebhookEvent.count()).toBe(0);
      expect(await jobsOf(app, daily)).toEqual([{ state: 'completed' }]);
    }, 30_000);
    expect((await schedulesOf(app)).map(({ name }) => name)).not.toContain('send_mail');
    await Promise.all(replicas.map((replica) => replica.stop()));
  });
});
