import type { Access, Stream } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { addMember, signUpProven } from '../../../test/channel-people.ts';
import { sendCover } from '../../../test/answers/streams.ts';
import { photo } from '../../../test/answers/profiles.ts';
import {
  type Person,
  expectStatus,
  goodPassword,
  newGuest,
  newStream,
  signUp,
  signUpAdmin,
  takeSeat,
} from '../../../test/people.ts';
import { type Answer, Browser, problemOf, useApp } from '../../../test/test-app.ts';

const app = useApp({ GRACE_SECONDS: '3600' });

const says = (answer: Answer) => (answer.status < 300 ? 'yes' : problemOf(answer));
const suspensionOf = ({ id }: { id: string }) => `/v1/admin/users/${id}/suspension`;

async function suspend(admin: Person, person: { id: string }, until: string | null = null): Promise<void> {
  const body = { reason: 'Fraud', until };
  expectStatus(await app().send('PUT', suspensionOf(person), { browser: admin.browser, body }), 200);
}

async function lift(admin: Person, person: { id: string }): Promise<void> {
  const body = { reason: 'Appeal' };
  expectStatus(await app().send('DELETE', suspensionOf(person), { browser: admin.browser, body }), 200);
}

/** A channel with a stream in a state, pictures, and people in front of it. */
async function makeChannel(visibility: string, state: 'scheduled' | 'live') {
  const [admin, owner] = [await signUpAdmin(app()), await signUp(app(), 'Zofia')];
  const scheduled_for = new Date(app().clock.now().getTime() + 3_600_000).toISOString();
  const stream = await newStream(app(), owner, { title: 'Nocturne', visibility, scheduled_for });
  const [producer, member] = [await signUpProven(app()), await signUpProven(app())];
  await addMember(app(), owner, producer, 'producer');
  await addMember(app(), owner, member, 'viewer');
  if (state === 'live')
    expectStatus(await app().send('POST', `/v1/streams/${stream.id}/start`, { browser: owner.browser }), 200);
  const covered = await sendCover(app(), owner.browser, stream.id, await photo());
  const { cover_url: cover } = expectStatus<{ stream: Stream }>(covered, 200).stream;
  const pictured = await app().send('PUT', `/v1/channels/${owner.channel.id}/avatar`, {
    browser: owner.browser,
    raw: await photo(),
    headers: { 'content-type': 'image/jpeg' },
  });
  const { channel } = expectStatus<{ channel: { avatar_url: string } }>(pictured, 200);
  const browsers = {
    'nobody known': new Browser(),
    guest: (await newGuest(app(), 'Ola')).browser,
    account: (await signUp(app())).browser,
    member: member.browser,
    producer: producer.browser,
  };
  return { admin, owner, stream, browsers, cover: cover ?? '', avatar: channel.avatar_url };
}

type House = Awaited<ReturnType<typeof makeChannel>>;

/** The status of asking for a stream's events. */
async function statusOfEvents(streamId: string, browser: Browser): Promise<number> {
  const gone = new AbortController();
  const cookie = [...browser.cookies].map((one) => one.join('=')).join('; ');
  const { status } = await fetch(`http://${await app().listen()}/v1/streams/${streamId}/events`, {
    headers: { ...(browser.token !== undefined && { authorization: `Bearer ${browser.token}` }), cookie },
    signal: gone.signal,
  });
  gone.abort();
  return status;
}

/** What everything that is said of a stream answers to somebody, by what was asked. */
async function askEverything(house: House, browser: Browser): Promise<Record<string, unknown>> {
  const { stream, owner, cover, avatar } = house;
  const url = `/v1/streams/${stream.id}`;
  const get = async (path: string) => says(await app().send('GET', path, { browser }));
  const post = async (path: string, body?: object) =>
    says(await app().send('POST', path, { browser: browser.copy(), ...(body && { body }) }));
  const listed = async (query: string) => {
    const answer = await app().send('GET', `/v1/streams?${query}`, { browser });
    const { data } = expectStatus<{ data: Stream[] }>(answer, 200);
    return data.some(({ id }) => id === stream.id);
  };
  return {
    page: await get(url),
    access: await get(`${url}/access`),
    calendar: await get(`${url}/calendar.ics`),
    events: await statusOfEvents(stream.id, browser),
    seat: await post(`${url}/seats`),
    messages: await get(`${url}/messages`),
    message: await post(`${url}/messages`, { body: 'Brava' }),
    cover: await get(cover),
    channel: await get(`/v1/channels/${owner.channel.handle}`),
    avatar: await get(avatar),
    list: await listed('state=live&limit=100'),
    upcoming: await listed('state=scheduled&limit=100'),
    search: (await listed('state=live&q=nocturne')) || (await listed('state=scheduled&q=nocturne')),
    ofChannel: await listed(`state=live&channel_id=${owner.channel.id}`),
  };
}

const nowhere = {
  page: 'not_found',
  access: 'not_found',
  calendar: 'not_found',
  events: 404,
  seat: 'not_found',
  messages: 'not_found',
  message: 'not_found',
  cover: 'not_found',
  channel: 'not_found',
  avatar: 'not_found',
  list: false,
  upcoming: false,
  search: false,
  ofChannel: false,
};

describe.each(['public', 'unlisted', 'members_only'])('a %s stream of a suspended owner', (visibility) => {
  it.each(['scheduled', 'live'] as const)(
    'is nowhere for anybody while it is %s, and back when the suspension is lifted',
    async (state) => {
      const house = await makeChannel(visibility, state);
      const before: Record<string, unknown> = {};
      for (const [who, browser] of Object.entries(house.browsers))
        before[who] = await askEverything(house, browser);
      await suspend(house.admin, house.owner);
      for (const [who, browser] of Object.entries(house.browsers))
        expect([who, await askEverything(house, browser)]).toEqual([who, nowhere]);
      await lift(house.admin, house.owner);
      for (const [who, browser] of Object.entries(house.browsers))
        expect([who, await askEverything(house, browser)]).toEqual([who, before[who]]);
    },
  );
});

describe('a suspended owner', () => {
  it('has no stream that others may start, end, change or publish in', async () => {
    const house = await makeChannel('public', 'scheduled');
    const url = `/v1/streams/${house.stream.id}`;
    const { producer: browser } = house.browsers;
    await suspend(house.admin, house.owner);
    for (const what of ['start', 'end', 'cancel', 'host-token', 'duplicate'])
      expect([what, problemOf(await app().send('POST', `${url}/${what}`, { browser, body: {} }))]).toEqual([
        what,
        'not_found',
      ]);
    const changed = await app().send('PATCH', url, { browser, body: { title: 'Mine' } });
    expect(problemOf(changed)).toBe('not_found');
    const made = await app().send('POST', `/v1/channels/${house.owner.channel.id}/streams`, {
      browser,
      body: { title: 'Another' },
    });
    expect(problemOf(made)).toBe('not_found');
    await lift(house.admin, house.owner);
    expect((await app().send('POST', `${url}/start`, { browser })).status).toBe(200);
  });

  it('has everything back when the suspension ends at its time', async () => {
    const house = await makeChannel('public', 'live');
    await suspend(house.admin, house.owner, new Date(app().clock.now().getTime() + 60_000).toISOString());
    const { account } = house.browsers;
    expect(await askEverything(house, account)).toEqual(nowhere);
    app().clock.advance(60_000);
    expect(await askEverything(house, account)).toMatchObject({ page: 'yes', seat: 'yes', message: 'yes' });
  });
});

describe('an account that is being deleted', () => {
  it('leaves nothing of its channel to anybody at once, before the job that removes it has run', async () => {
    const house = await makeChannel('public', 'live');
    const { browser } = house.owner;
    const answer = await app().send('DELETE', '/v1/me', { browser, body: { password: goodPassword } });
    expect(answer.status).toBe(202);
    for (const [who, other] of Object.entries(house.browsers))
      expect([who, await askEverything(house, other)]).toEqual([who, nowhere]);
    const start = { browser: house.browsers.producer };
    const started = await app().send('POST', `/v1/streams/${house.stream.id}/start`, start);
    expect(problemOf(started)).toBe('not_found');
  });
});

describe('what is being deleted', () => {
  /** A server-sent event of somebody who listens; resolves when the connection ends. */
  async function listen(streamId: string): Promise<{ heard: () => string; ended: Promise<void> }> {
    const { body } = await fetch(`http://${await app().listen()}/v1/streams/${streamId}/events`);
    let text = '';
    const read = async () => {
      for await (const chunk of body ?? []) text += Buffer.from(chunk as Uint8Array).toString();
    };
    return { heard: () => text, ended: read() };
  }

  /** What the owner of a house still finds of it, and what those who run it can do with it. */
  async function ask(house: House, path: string) {
    const { browser } = house.owner;
    const get = async (url: string) => (await app().send('GET', url, { browser })).body as { data: object[] };
    return {
      channels: (await get('/v1/me/channels')).data.length,
      plan: (await get('/v1/me/plan')) as unknown as { use: { channels: number } },
      preview: (await get('/v1/me/deletion')) as unknown as { departure: { removes: object } },
      doings: Object.fromEntries(
        await Promise.all(
          (
            [
              ['POST', '/start'],
              ['POST', '/end'],
              ['POST', '/cancel'],
              ['POST', '/host-token'],
              ['POST', '/duplicate'],
              ['PATCH', ''],
              ['DELETE', ''],
            ] as const
          ).map(async ([method, what]) => [
            `${method} ${what}`,
            problemOf(await app().send(method, `${path}${what}`, { browser, body: {} })),
          ]),
        ),
      ) as Record<string, unknown>,
    };
  }
  const nothingDone = {
    'POST /start': 'not_found',
    'POST /end': 'not_found',
    'POST /cancel': 'not_found',
    'POST /host-token': 'not_found',
    'POST /duplicate': 'not_found',
    'PATCH ': 'not_found',
    'DELETE ': 'not_found',
  };

  it.each(['scheduled', 'live'] as const)(
    'a channel is nowhere for anybody at once, before the job has run, with a %s stream',
    async (state) => {
      const house = await makeChannel('public', state);
      const { browser, channel } = house.owner;
      const seat = state === 'live' ? await takeSeat(app(), house.stream.id) : undefined;
      const listener = await listen(house.stream.id);
      const answer = await app().send('DELETE', `/v1/channels/${channel.id}`, { browser });
      expect(answer.status).toBe(204);
      for (const [who, other] of Object.entries({ ...house.browsers, owner: browser }))
        expect([who, await askEverything(house, other)]).toEqual([who, nowhere]);
      expect(await ask(house, `/v1/streams/${house.stream.id}`)).toMatchObject({
        channels: 0,
        plan: { use: { channels: 0 } },
        preview: { departure: { removes: { channels: 0, streams: 0 } } },
        doings: nothingDone,
      });
      await listener.ended;
      expect(listener.heard()).toContain('event: gone');
      const of = `/v1/channels/${channel.id}`;
      for (const [method, what, body] of [
        ['PUT', '/follow', undefined],
        ['GET', '/members', undefined],
        ['POST', '/streams', { title: 'Another' }],
        ['PATCH', '', { name: 'Another' }],
        ['DELETE', '', undefined],
      ] as const) {
        const asked = await app().send(method, `${of}${what}`, { browser, ...(body && { body }) });
        expect([method, what, problemOf(asked)]).toEqual([method, what, 'not_found']);
      }
      const { db } = app().context;
      expect(await db.channel.count({ where: { id: channel.id } })).toBe(1);
      expect(await db.stream.findUniqueOrThrow({ where: { id: house.stream.id } })).toMatchObject({
        state: state === 'live' ? 'ended' : 'scheduled',
      });
      if (seat)
        expect(await db.seat.findUniqueOrThrow({ where: { id: seat.seat.id } })).toMatchObject({
          releasedReason: 'stream_ended',
        });
    },
  );

  it('a stream is nowhere for anybody at once, and its channel stays', async () => {
    const house = await makeChannel('public', 'scheduled');
    const { browser } = house.owner;
    const url = `/v1/streams/${house.stream.id}`;
    const listener = await listen(house.stream.id);
    expect((await app().send('DELETE', url, { browser })).status).toBe(204);
    const there = { ...nowhere, channel: 'yes', avatar: 'yes' };
    for (const [who, other] of Object.entries({ ...house.browsers, owner: browser }))
      expect([who, await askEverything(house, other)]).toEqual([who, there]);
    expect(await ask(house, url)).toMatchObject({
      channels: 1,
      preview: { departure: { removes: { channels: 1, streams: 0 } } },
      doings: nothingDone,
    });
    await listener.ended;
    expect(listener.heard()).toContain('event: gone');
    expect(await app().context.db.stream.count({ where: { id: house.stream.id } })).toBe(1);
  });

  it('a channel ends what starts in the same moment, or it does not start', async () => {
    for (let round = 0; round < 5; round += 1) {
      const host = await signUp(app());
      const stream = await newStream(app(), host);
      const { browser } = host;
      const [, removed] = await Promise.all([
        app().send('POST', `/v1/streams/${stream.id}/start`, { browser }),
        app().send('DELETE', `/v1/channels/${host.channel.id}`, { browser }),
      ]);
      expect(removed.status).toBe(204);
      const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
      expect(['ended', 'scheduled']).toContain(state);
    }
  });
});

describe('a suspended viewer', () => {
  it('gets no seat and sends no message, neither as the account nor as the guest that made it', async () => {
    const admin = await signUpAdmin(app());
    const { stream } = await makeChannel('public', 'live');
    const guest = await newGuest(app(), 'Ola');
    const body = { email: 'ola@example.org', password: goodPassword, display_name: 'Ola' };
    const registered = await app().send('POST', '/v1/auth/register', { browser: guest.browser, body });
    const { user, access_token: token } = expectStatus<{ user: { id: string }; access_token: string }>(
      registered,
      201,
    );
    await suspend(admin, user);

    // Signed out, the device is the guest again.
    const url = `/v1/streams/${stream.id}`;
    const seat = await app().send('POST', `${url}/seats`, { browser: guest.browser });
    expect(problemOf(seat)).toBe('account_suspended');
    const message = { browser: guest.browser, body: { body: 'Brava' } };
    expect(problemOf(await app().send('POST', `${url}/messages`, message))).toBe('account_suspended');
    const access = await app().send('GET', `${url}/access`, { browser: guest.browser });
    expect(access.body as unknown as Access).toEqual({
      allowed: false,
      reason: 'account_suspended',
      remedy: null,
      starts_at: null,
    });
    expect((await app().send('GET', url, { browser: guest.browser })).body).toMatchObject({
      stream: { viewers: null },
    });
    const asAccount = guest.browser.copy();
    asAccount.token = token;
    for (const [method, path] of [
      ['POST', `${url}/seats`],
      ['GET', url],
      ['GET', `${url}/events`],
      ['GET', '/v1/streams?state=live'],
    ] as const)
      expect(problemOf(await app().send(method, path, { browser: asAccount }))).toBe('account_suspended');

    await lift(admin, user);
    expect((await takeSeat(app(), stream.id, guest.browser)).viewer.id).toBe(guest.id);
  });
});
