import { once } from 'node:events';
import { type DomainEvent, type EventType, type Notification, eventTypes } from '@footlight/contracts';
import { freePort } from '@footlight/local-stack';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type EventReader, startEventReaders } from '../src/domains/events/index.ts';
import { eventReaders, startWorker } from '../src/worker.ts';
import { addMember, invited, newAddress, signUpProven } from './channel-people.ts';
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
import { joinRoom } from './room.ts';
import { subscriptionSnapshot, writeSubscriptions } from './subscribed.ts';
import { startProcess } from './server-process.ts';
import { testSettings, useApp } from './test-app.ts';

// The app of this file has no worker: it prepares, and checks what became of it. One of its transactions stays open long.
const app = useApp({ GRACE_SECONDS: '3600', DATABASE_IDLE_TRANSACTION_TIMEOUT_SECONDS: '0' });

const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const kindsOf = async ({ browser }: Person) =>
  expectStatus<{ data: Notification[] }>(
    await app().send('GET', '/v1/me/notifications', { browser }),
    200,
  ).data.map(({ kind }) => kind);

/** A server of its own on the same database, whose readers get nothing to read until it dies. */
let server: {
  kill: () => Promise<void>;
  call: (method: string, url: string, by: Person | undefined, body?: object) => Promise<void>;
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
    async call(method, url, by, body) {
      const answer = await fetch(origin + url, {
        method,
        headers: {
          ...(by && { authorization: `Bearer ${by.browser.token}` }),
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

/** Receives every type of event. */
const listener: EventReader = {
  name: 'test listener',
  on: Object.fromEntries(
    eventTypes.map((type) => [
      type,
      (_context: unknown, event: DomainEvent) => Promise.resolve(void delivered.add(event.type)),
    ]),
  ),
};

/** Keeps every event from getting a position, so that no reader of any server sees one, until it is released. */
async function holdPositions(): Promise<() => Promise<unknown>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  let holding: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve, reject) => {
    holding = app()
      .context.db.$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT last FROM event_position FOR UPDATE`;
          resolve();
          await released;
        },
        { timeout: 240_000 },
      )
      .catch(reject);
  });
  return () => {
    release();
    return holding;
  };
}

it('the reaction to each change comes although the server is killed between the two', async () => {
  const { db, livekit } = app().context;
  // 1. People and streams, and nothing that gets a position from here on.
  const release = await holdPositions();
  const [admin, host, follower] = [await signUpAdmin(app()), await signUpProven(app()), await signUp(app())];
  await app().send('PUT', `/v1/channels/${host.channel.id}/follow`, { browser: follower.browser });
  const planned = await newStream(app(), host, { scheduled_for: soon(1) });
  const canceled = await newStream(app(), host, { scheduled_for: soon(4) });
  const missed = await newStream(app(), host, { scheduled_for: soon(5) });
  const ready = await newStream(app(), host);
  const invitee = await signUpProven(app());
  const { id: invitation } = await invited(app(), host, invitee.email);

  const publishing = await liveStream(app());
  const grown = await liveStream(app());
  const closing = await liveStream(app());
  // A second channel, for which there is room once the first is gone.
  const made = await app().send('POST', '/v1/channels', {
    browser: closing.host.browser,
    body: { name: 'Next' },
  });
  const { id: waiting } = expectStatus<{ channel: { id: string } }>(made, 201).channel;
  await db.channel.update({ where: { id: waiting }, data: { active: false } });
  const hidden = await liveStream(app());
  const hiddenSeat = await takeSeat(app(), hidden.stream.id, (await signUp(app())).browser);
  const members = await liveStream(app(), { visibility: 'members_only' });
  const member = await signUpProven(app());
  await addMember(app(), members.host, member, 'viewer');
  const memberSeat = await takeSeat(app(), members.stream.id, member.browser);
  const roles = await liveStream(app());
  const promoted = await signUpProven(app());
  await addMember(app(), roles.host, promoted, 'viewer');
  const suspended = await liveStream(app());
  const suspendedSeat = await takeSeat(app(), grown.stream.id, suspended.host.browser);
  const [leaving, restored] = [await signUp(app()), await signUp(app())];
  const suspensionOf = ({ id }: Person) => `/v1/admin/users/${id}/suspension`;
  const body = { reason: 'Test', until: null };
  expectStatus(await app().send('PUT', suspensionOf(restored), { browser: admin.browser, body }), 200);
  const [{ last: before }] = await db.$queryRaw<[{ last: bigint }]>`SELECT max(number) AS last FROM events`;

  // 2. A change for each type of event that has a writer, made by the server, which is killed then.
  const longAgo = new Date(Date.now() - 25 * 3_600_000);
  await db.stream.update({ where: { id: missed.id }, data: { scheduledFor: longAgo } });
  const { call } = server;
  const becomes = (id: string, where: object, within: number) =>
    eventually(async () => expect(await db.stream.count({ where: { id, ...where } })).toBe(1), within);
  await becomes(publishing.stream.id, { state: 'interrupted' }, 30_000);
  const onAir = await joinRoom(app(), publishing.stream, publishing.host);
  await onAir.publishTone();
  await becomes(publishing.stream.id, { state: 'live' }, 30_000);
  await becomes(missed.id, { missedAt: { not: null } }, 90_000);
  const ofChannel = `/v1/channels/${host.channel.id}`;
  await call('POST', '/v1/auth/register', undefined, {
    email: newAddress(),
    password: goodPassword,
    display_name: 'Ola',
  });
  await call('POST', '/v1/channels', follower, { name: 'Another' });
  await call('PATCH', ofChannel, host, { description: 'Clay' });
  await call('POST', `${ofChannel}/invitations`, host, { role: 'viewer', addresses: newAddress() });
  await call('POST', '/v1/invitations/accept', invitee, { invitation_id: invitation });
  await call('PUT', `/v1/channels/${grown.host.channel.id}/follow`, leaving);
  await call('DELETE', suspensionOf(restored), admin, { reason: 'Test' });
  await call('POST', `${ofChannel}/streams`, host, { title: 'Planned', scheduled_for: soon(2) });
  await call('PATCH', `/v1/streams/${planned.id}`, host, { scheduled_for: soon(3) });
  await call('POST', `/v1/streams/${canceled.id}/cancel`, host);
  await call('POST', `/v1/streams/${ready.id}/start`, host);
  await call('PUT', `/v1/admin/users/${grown.host.id}/plan`, admin, { plan: 'creator', reason: 'Test' });
  await call('PATCH', `/v1/streams/${hidden.stream.id}`, hidden.host, { visibility: 'private' });
  await call('DELETE', `/v1/channels/${members.host.channel.id}/members/${member.id}`, members.host);
  await call('PATCH', `/v1/channels/${roles.host.channel.id}/members/${promoted.id}`, roles.host, {
    role: 'moderator',
  });
  await call('PUT', suspensionOf(suspended.host), admin, { reason: 'Test' });
  await call('DELETE', `/v1/channels/${closing.host.channel.id}`, closing.host);
  await call('DELETE', '/v1/me', leaving, { password: goodPassword });
  // No server can be asked for these without Stripe.
  const now = app().clock.now();
  await writeSubscriptions(app().context, follower.id, [subscriptionSnapshot(now, { status: 'past_due' })]);
  await server.kill();
  await onAir.leave();
  expect(await kindsOf(follower)).toEqual([]);
  expect(await livekit.listRooms()).toContain(closing.stream.id);
  expect(await db.user.count({ where: { id: leaving.id } })).toBe(1);
  const eventsOfServer = await db.event.findMany({ where: { number: { gt: before } } });
  expect(eventsOfServer.filter(({ position }) => position !== null)).toEqual([]);
  expect([...new Set(eventsOfServer.map(({ type }) => type))].sort()).toEqual([...eventTypes].sort());
  // Nothing but an event makes these rooms due.
  const reconciled = [hidden, members, roles].map(({ stream }) => stream.id);
  await db.streamReconciliation.updateMany({
    where: { streamId: { in: reconciled } },
    data: { dueAt: new Date(Date.now() + 3_600_000) },
  });
  // A reader that is new begins with what gets a position from then on, so this one is there before.
  everything = startEventReaders(app().context, [listener]);
  await eventually(async () =>
    expect(await db.eventReader.count({ where: { name: listener.name } })).toBe(1),
  );
  await release();

  // 3. Another server starts, and does what follows.
  worker = startWorker(app().context);
  const isNotified = (kind: string) => async () => expect(await kindsOf(follower)).toContain(kind);
  const isDue = (streamId: string) => async () => {
    const { dueAt } = await db.streamReconciliation.findUniqueOrThrow({ where: { streamId } });
    expect(dueAt.getTime()).toBeLessThan(Date.now() + 60_000);
  };
  const isReleased =
    ({ seat }: { seat: { id: string } }) =>
    async () =>
      expect((await db.seat.findUniqueOrThrow({ where: { id: seat.id } })).releasedAt).not.toBeNull();
  /** Nothing follows yet: the event is there after the kill, and another server's readers receive it. */
  const event = 'event' as const;
  const reactions: Record<EventType, (() => Promise<void>)[] | typeof event> = {
    'stream.scheduled': [isNotified('stream_scheduled')],
    'stream.updated': [isNotified('stream_moved')],
    'stream.canceled': [isNotified('stream_canceled')],
    'stream.live': [isNotified('stream_live')],
    'stream.ended': [async () => expect(await livekit.listRooms()).not.toContain(closing.stream.id)],
    'stream.visibility_changed': [isDue(hidden.stream.id), isReleased(hiddenSeat)],
    'member.removed': [isDue(members.stream.id), isReleased(memberSeat)],
    'member.role_changed': [isDue(roles.stream.id)],
    'plan.changed': [
      async () => {
        const seating = await db.streamSeating.findUniqueOrThrow({ where: { streamId: grown.stream.id } });
        expect(seating.cap).toBe(25);
      },
    ],
    'channel.deleted': [
      async () => expect((await db.channel.findUniqueOrThrow({ where: { id: waiting } })).active).toBe(true),
    ],
    'account.suspended': [
      isReleased(suspendedSeat),
      () => becomes(suspended.stream.id, { state: 'ended' }, 30_000),
    ],
    'account.deleted': [async () => expect(await db.user.count({ where: { id: leaving.id } })).toBe(0)],
    'stream.missed': event,
    'stream.interrupted': event,
    'stream.resumed': event,
    'channel.created': event,
    'channel.updated': event,
    'member.invited': event,
    'member.activated': event,
    'follow.created': event,
    'account.created': event,
    'account.restored': event,
    'subscription.updated': event,
    'payment.failed': event,
  };
  const read = new Set(eventReaders.flatMap(({ on }) => Object.keys(on)));
  for (const type of eventTypes) {
    const follows = reactions[type];
    expect([type, follows !== event]).toEqual([type, read.has(type)]);
    if (follows !== event) for (const check of follows) await eventually(check, 60_000);
    await eventually(() => {
      expect([type, delivered.has(type)]).toEqual([type, true]);
      return Promise.resolve();
    }, 30_000);
  }
}, 300_000);
