import { once } from 'node:events';
import { type DomainEvent, type EventType, type Notification, eventTypes } from '@footlight/contracts';
import { freePort } from '@footlight/local-stack';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type EventReader, startEventReaders } from '../src/domains/events/index.ts';
import { startWorker } from '../src/worker.ts';
import { addMember, signUpProven } from './channel-people.ts';
import { eventually } from './eventually.ts';
import {
  type Person,
  expectStatus,
  goodPassword,
  liveStream,
  newStream,
  signUp,
  signUpAdmin,
  takeSeat,
} from './people.ts';
import { startProcess } from './server-process.ts';
import { testSettings, useApp } from './test-app.ts';

// The app of this file has no worker: it prepares, and looks at what became of it.
const app = useApp({ GRACE_SECONDS: '3600' });

const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const kindsOf = async ({ browser }: Person) =>
  expectStatus<{ data: Notification[] }>(
    await app().send('GET', '/v1/me/notifications', { browser }),
    200,
  ).data.map(({ kind }) => kind);

/** A server of its own on the same database, whose readers get nothing to read until it dies. */
let server: {
  kill: () => Promise<void>;
  call: (method: string, url: string, by: Person, body?: object) => Promise<void>;
};
let worker: ReturnType<typeof startWorker> | undefined;
let everything: ReturnType<typeof startEventReaders> | undefined;
const delivered = new Set<EventType>();

beforeAll(async () => {
  const port = String(await freePort());
  const origin = `http://127.0.0.1:${port}`;
  const { databaseUrl } = app().config;
  const settings = { ...testSettings(databaseUrl), PORT: port, PUBLIC_URL: origin, GRACE_SECONDS: '3600' };
  const { child } = startProcess(settings);
  await eventually(async () => {
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
  }, 60_000);
  server = {
    async kill() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
    async call(method, url, { browser }, body) {
      const answer = await fetch(origin + url, {
        method,
        headers: {
          authorization: `Bearer ${browser.token}`,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
    },
  };
}, 120_000);
afterAll(async () => {
  await everything?.stop();
  await worker?.stop();
});

/** Hears every type of event. */
const listener: EventReader = {
  name: 'test listener',
  on: Object.fromEntries(
    eventTypes.map((type) => [
      type,
      (_context: unknown, event: DomainEvent) => Promise.resolve(void delivered.add(event.type)),
    ]),
  ),
};

it('the reaction to each change comes although the server is killed between the two', async () => {
  const { db, livekit } = app().context;
  // 1. Nothing gets a position while this transaction holds the counter: no reader of any server sees an event.
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let holding: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    holding = db
      .$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT last FROM event_position FOR UPDATE`;
          resolve();
          await held;
        },
        { timeout: 120_000 },
      )
      .catch(reject);
  });

  const [admin, host, follower] = [await signUpAdmin(app()), await signUp(app()), await signUp(app())];
  await app().send('PUT', `/v1/channels/${host.channel.id}/follow`, { browser: follower.browser });
  const planned = await newStream(app(), host, { scheduled_for: soon(1) });
  const ready = await newStream(app(), host);

  const grown = await liveStream(app());
  const closing = await liveStream(app());
  const hidden = await liveStream(app());
  const hiddenSeat = await takeSeat(app(), hidden.stream.id, (await signUp(app())).browser);
  const members = await liveStream(app(), { visibility: 'members_only' });
  const member = await signUpProven(app());
  await addMember(app(), members.host, member, 'viewer');
  const memberSeat = await takeSeat(app(), members.stream.id, member.browser);
  const suspended = await liveStream(app());
  const leaving = await signUp(app());

  // 2. The changes are made, and the server is killed.
  const { call } = server;
  const streams = `/v1/channels/${host.channel.id}/streams`;
  await call('POST', streams, host, { title: 'Planned', scheduled_for: soon(2) });
  await call('PATCH', `/v1/streams/${planned.id}`, host, { scheduled_for: soon(3) });
  const canceled = await newStream(app(), host, { scheduled_for: soon(4) });
  await call('POST', `/v1/streams/${canceled.id}/cancel`, host);
  await call('POST', `/v1/streams/${ready.id}/start`, host);
  await call('PUT', `/v1/admin/users/${grown.host.id}/plan`, admin, { plan: 'creator', reason: 'Test' });
  await call('DELETE', `/v1/channels/${closing.host.channel.id}`, closing.host);
  await call('PATCH', `/v1/streams/${hidden.stream.id}`, hidden.host, { visibility: 'private' });
  await call('DELETE', `/v1/channels/${members.host.channel.id}/members/${member.id}`, members.host);
  await call('PUT', `/v1/admin/users/${suspended.host.id}/suspension`, admin, { reason: 'Test' });
  await call('DELETE', '/v1/me', leaving, { password: goodPassword });
  await server.kill();
  expect(await kindsOf(follower)).toEqual([]);
  expect(await livekit.listRooms()).toContain(closing.stream.id);
  expect(await db.user.count({ where: { id: leaving.id } })).toBe(1);
  release();
  await holding;

  // 3. Another server starts, and does what follows.
  worker = startWorker(app().context);
  everything = startEventReaders(app().context, [listener]);
  const capOf = async (streamId: string) =>
    (await db.streamSeating.findUniqueOrThrow({ where: { streamId } })).cap;
  const isReleased = async ({ seat }: { seat: { id: string } }) =>
    (await db.seat.findUniqueOrThrow({ where: { id: seat.id } })).releasedAt !== null;
  await eventually(async () => {
    expect([...new Set(await kindsOf(follower))].sort()).toEqual([
      'stream_canceled',
      'stream_live',
      'stream_moved',
      'stream_scheduled',
    ]);
  }, 30_000);
  await eventually(async () => expect(await capOf(grown.stream.id)).toBe(25), 30_000);
  await eventually(async () => {
    expect(await livekit.listRooms()).not.toContain(closing.stream.id);
  }, 20_000);
  await eventually(async () => {
    expect(await db.channel.count({ where: { id: closing.host.channel.id } })).toBe(0);
  }, 20_000);
  await eventually(async () => expect(await isReleased(hiddenSeat)).toBe(true), 30_000);
  await eventually(async () => expect(await isReleased(memberSeat)).toBe(true), 30_000);
  await eventually(async () => {
    expect(await db.stream.findUnique({ where: { id: suspended.stream.id } })).toMatchObject({
      state: 'ended',
    });
  }, 30_000);
  await eventually(async () => expect(await db.user.count({ where: { id: leaving.id } })).toBe(0), 60_000);

  // 4. Every event of the server that was killed is delivered, also of types that nothing follows from yet.
  const types = new Set((await db.event.findMany()).map(({ type }) => type));
  await eventually(async () => {
    expect([...types].filter((type) => !delivered.has(type as EventType))).toEqual([]);
    return Promise.resolve();
  }, 30_000);
}, 240_000);
