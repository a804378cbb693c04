import type { StreamChange } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { type Person, newGuest, newStream, signUp, signUpAdmin } from '../../../test/people.ts';
import type { Caller } from '../../http/caller.ts';
import { readEvents } from '../../../test/stream-events.ts';
import { type Browser, problemOf, startApp, testSettings, useApp } from '../../../test/test-app.ts';
import { accountReader } from '../account-data/index.ts';
import { startEventReaders } from '../events/index.ts';
import { streamEvents } from './stream-events.ts';

const app = useApp();
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Somebody who waits for a stream, and what they received so far. */
async function wait(streamId: string, browser?: Browser) {
  const events = await readEvents(app(), streamId, browser);
  return {
    ...events,
    heard: () => events.received().filter(([name]) => name !== 'queue') as [string, StreamChange][],
  };
}

const act = (host: Person, streamId: string, what: string) =>
  app().send('POST', `/v1/streams/${streamId}/${what}`, { browser: host.browser });

describe('a client that waits for a stream', () => {
  it('receives its state, and that it is rescheduled, starts and ends', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    expect(waiting.answer.headers.get('content-type')).toContain('text/event-stream');
    const first = {
      state: 'scheduled',
      scheduled_for: stream.scheduled_for,
      allowed: false,
      join_after_ms: 0,
    };
    await eventually(async () => expect(waiting.heard()).toEqual([['stream', first]]));

    const later = new Date(Date.now() + 7_200_000).toISOString();
    const body = { scheduled_for: later };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await eventually(async () => expect(waiting.heard().at(-1)?.[1].scheduled_for).toBe(later));
    await act(host, stream.id, 'start');
    await eventually(async () =>
      expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'live', allowed: true, join_after_ms: 0 }),
    );
    await act(host, stream.id, 'end');
    await eventually(async () => expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'ended' }));
    await waiting.leave();
  });

  it('receives nothing of other streams, and nothing twice', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const other = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    await eventually(async () => expect(waiting.heard()).toHaveLength(1));
    await act(host, other.id, 'start');
    const body = { title: 'Another name' };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await act(host, stream.id, 'cancel');
    await eventually(async () => expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'canceled' }));
    expect(waiting.heard()).toHaveLength(2);
    await waiting.leave();
  });

  it('receives gone when it becomes private, and the connection ends', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    const staff = await wait(stream.id, host.browser);
    const body = { visibility: 'private' };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await eventually(async () => expect(waiting.ended()).toBe(true));
    expect(waiting.heard().at(-1)?.[0]).toBe('gone');
    expect(staff.ended()).toBe(false);
    await staff.leave();
  });

  it('receives the same again when only the reason changes why it may not watch', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    await eventually(async () => expect(waiting.heard()).toHaveLength(1));
    const body = { visibility: 'members_only' };
    await app().send('PATCH', `/v1/streams/${stream.id}`, { browser: host.browser, body });
    await eventually(async () => expect(waiting.heard()).toHaveLength(2));
    expect(waiting.heard()[1]).toEqual(waiting.heard()[0]);
    await waiting.leave();
  });

  it('gets not_found for a stream that it may not see', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { visibility: 'private' });
    const answer = await app().send('GET', `/v1/streams/${stream.id}/events`);
    expect(problemOf(answer)).toBe('not_found');
  });

  it('receives changes again after the database was away for a moment', async () => {
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const waiting = await wait(stream.id);
    await eventually(async () => expect(waiting.heard()).toHaveLength(1));
    await app().context.db.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'footlight changes' AND datname = current_database()`;
    await act(host, stream.id, 'cancel');
    await eventually(async () => expect(waiting.heard().at(-1)?.[1]).toMatchObject({ state: 'canceled' }));
    await waiting.leave();
  });
});

describe('somebody whose account is suspended', () => {
  it('receives gone on every device, also as the guest that made the account, and gets no more events', async () => {
    const readers = startEventReaders(app().context, [accountReader]);
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const guest = await newGuest(app(), 'Ola');
    const body = { email: 'sse@example.org', password: 'long enough to pass', display_name: 'Ola' };
    await app().send('POST', '/v1/auth/register', { browser: guest.browser, body });
    const asGuest = guest.browser.copy();
    asGuest.token = undefined;
    const waiting = [await wait(stream.id, asGuest), await wait(stream.id)];
    await eventually(async () => expect(waiting.map(({ heard }) => heard().length)).toEqual([1, 1]));

    const admin = await signUpAdmin(app());
    const user = await app().context.db.user.findUniqueOrThrow({ where: { email: body.email } });
    const suspended = await app().send('PUT', `/v1/admin/users/${user.id}/suspension`, {
      browser: admin.browser,
      body: { reason: 'Spam', until: null },
    });
    expect(suspended.status).toBe(200);
    await eventually(async () => expect(waiting.map(({ ended }) => ended())).toEqual([true, false]), 10_000);
    expect(waiting[0]?.heard().at(-1)?.[0]).toBe('gone');
    const again = await app().send('GET', `/v1/streams/${stream.id}/events`, { browser: asGuest });
    expect(problemOf(again)).toBe('account_suspended');
    await waiting[1]?.leave();
    await readers.stop();
  });
});

describe('a network address', () => {
  it('keeps no more connections open than the limit says, and opens another one when one ends', async () => {
    const few = await startApp({ ...testSettings(app().config.databaseUrl), RATE_LIMIT_ADDRESS: '2' });
    const host = await signUp(app());
    const stream = await newStream(app(), host, { scheduled_for: inAnHour() });
    const url = `http://${await few.listen()}/v1/streams/${stream.id}/events`;
    const gone = [new AbortController(), new AbortController(), new AbortController()];
    const open = (index: number) => fetch(url, { signal: gone[index]?.signal ?? null });
    expect((await open(0)).status).toBe(200);
    expect((await open(1)).status).toBe(200);
    const tooMany = await few.send('GET', `/v1/streams/${stream.id}/events`);
    expect(problemOf(tooMany)).toBe('rate_limited');
    expect(tooMany.headers['retry-after']).toBe('10');
    gone[0]?.abort();
    await eventually(async () => expect((await open(2)).status).toBe(200));
    gone.forEach((one) => one.abort());
    await few.close();
  });
});

describe('a client that does not read', () => {
  it('is disconnected, and what it missed is not kept', async () => {
    const stream = await newStream(app(), await signUp(app()), { scheduled_for: inAnHour() });
    const events = await streamEvents(app().context, { kind: 'unknown' }, stream.id, '192.0.2.2');
    events.push(`: ${'x'.repeat(64 * 1024)}\n\n`);
    expect(events.destroyed).toBe(false);
    const data = { scheduledFor: new Date(Date.now() + 7_200_000) };
    await app().context.db.stream.update({ where: { id: stream.id }, data });
    await app().context.db.$queryRaw`SELECT pg_notify('streams', ${stream.id})::text`;
    await eventually(() => Promise.resolve(expect(events.destroyed).toBe(true)));
  });

  it('counts as an open connection of its address until that is closed', async () => {
    const few = await startApp({ ...testSettings(app().config.databaseUrl), RATE_LIMIT_ADDRESS: '1' });
    const host = await signUp(app());
    const stream = await newStream(app(), host, { visibility: 'unlisted' });
    const open = () => streamEvents(few.context, { kind: 'unknown' }, stream.id, '192.0.2.3');
    const events = await open();
    // The answer has ended, and lies unread.
    await app().send('PATCH', `/v1/streams/${stream.id}`, {
      browser: host.browser,
      body: { visibility: 'private' },
    });
    await eventually(() => Promise.resolve(expect(String(events.read())).toContain('gone')));
    await expect(open()).rejects.toMatchObject({ code: 'rate_limited' });
    events.destroy();
    await eventually(() => expect(open()).rejects.toMatchObject({ code: 'not_found' }));
    await few.close();
  });
});

/** The app's context with a database that counts what is asked of it. */
function countingContext() {
  let statements = 0;
  const { context } = app();
  const db = new Proxy(context.db, {
    get(target, name) {
      if (name === '$queryRaw') statements += 1;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { context: { ...context, db }, statements: () => statements };
}

describe('many clients that wait for one stream', () => {
  it.each(['public', 'private'] as const)(
    'share what is read of it, and are sent on one after the other (%s)',
    async (visibility) => {
      const host = await signUp(app());
      const stream = await newStream(app(), host, { scheduled_for: inAnHour(), visibility });
      const { context, statements } = countingContext();
      const caller = {
        kind: 'account',
        userId: host.id,
        sessionId: null,
        signedInAt: new Date(),
        role: 'member',
      } satisfies Caller;
      const waiting = await Promise.all(
        Array.from({ length: 100 }, () => streamEvents(context, caller, stream.id, '192.0.2.1')),
      );
      const heard = waiting.map((events) => {
        const texts: string[] = [];
        events.on('data', (text: Buffer) => texts.push(String(text)));
        return texts;
      });
      // The first of them, and everybody who came while that was read: the stream, and the accounts of who is new.
      expect(statements()).toBeLessThanOrEqual(4);
      const reads = visibility === 'public' ? 1 : 2;

      const before = statements();
      await act(host, stream.id, 'start');
      await eventually(async () => expect(heard.every((texts) => texts.length > 1)).toBe(true));
      // Twice at the most, should the notification of its creation come this late, and as often its queue: not once for each.
      expect(statements() - before).toBeLessThanOrEqual(2 * (reads + 1));
      const delays = heard.map((texts) => {
        const data = JSON.parse(/data: (.*)\n/.exec(texts[1] ?? '')?.[1] ?? '') as StreamChange;
        expect(data).toMatchObject({ state: 'live', allowed: true });
        return data.join_after_ms;
      });
      // A hundred within half a second.
      expect(Math.max(...delays)).toBeLessThan(500);
      expect(new Set(delays).size).toBeGreaterThan(20);
      waiting.forEach((events) => events.destroy());
    },
  );

  it('receive what each of them may see', async () => {
    const host = await signUp(app());
    const [invited, other] = await Promise.all([signUp(app()), signUp(app())]);
    const stream = await newStream(app(), host, { scheduled_for: inAnHour(), visibility: 'members_only' });
    await app().context.db.membership.create({
      data: { channelId: host.channel.id, userId: invited.id, role: 'viewer', createdAt: new Date() },
    });
    const all = await Promise.all([
      wait(stream.id, invited.browser),
      wait(stream.id, other.browser),
      wait(stream.id),
    ]);
    await act(host, stream.id, 'start');
    await eventually(async () =>
      expect(all.map(({ heard }) => heard().at(-1)?.[1])).toMatchObject([
        { state: 'live', allowed: true },
        { state: 'live', allowed: false },
        { state: 'live', allowed: false },
      ]),
    );
    await Promise.all(all.map((one) => one.leave()));
  });
});
