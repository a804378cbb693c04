import {
  visibilities,
  type Access,
  type MemberRole,
  type Stream,
  type Visibility,
} from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { newId } from '../../ids.ts';
import { photo } from '../../../test/answers/profiles.ts';
import { sendCover } from '../../../test/answers/streams.ts';
import {
  type Person,
  expectStatus,
  liveStream,
  newGuest,
  newStream,
  signUp,
  takeSeat,
} from '../../../test/people.ts';
import { Browser, type Answer, problemOf, useApp } from '../../../test/test-app.ts';

const app = useApp({ GRACE_SECONDS: '3600' });

/** Everybody who can stand before a stream. */
const everybody = [
  'nobody known',
  'guest',
  'account',
  'invitedToChannel',
  'invitedToStream',
  'viewer',
  'moderator',
  'producer',
  'owner',
] as const;
type Who = (typeof everybody)[number];

/** For whom a stream is, written down apart from the policy. */
const audiences: Readonly<Record<Visibility, readonly Who[]>> = {
  public: everybody,
  unlisted: everybody,
  members_only: ['viewer', 'moderator', 'producer', 'owner'],
  private: ['invitedToStream', 'moderator', 'producer', 'owner'],
};
const runners: readonly Who[] = ['producer', 'owner'];

const states = ['scheduled', 'live', 'interrupted', 'ended', 'canceled'] as const;
type State = (typeof states)[number];

/** A channel, and everybody in front of it. */
async function makeHouse() {
  const owner = await signUp(app());
  const [account, invitedToChannel, invitedToStream, ...members] = await Promise.all(
    Array.from({ length: 6 }, () => signUp(app())),
  );
  if (!account || !invitedToChannel || !invitedToStream) throw new Error('somebody is missing');
  const { db } = app().context;
  const now = new Date();
  const channelId = owner.channel.id;
  const roles: MemberRole[] = ['viewer', 'moderator', 'producer'];
  for (const [index, role] of roles.entries()) {
    await db.membership.create({
      data: { channelId, userId: members[index]?.id ?? '', role, createdAt: now },
    });
  }
  await db.user.update({ where: { id: invitedToChannel.id }, data: { emailVerifiedAt: now } });
  const expiresAt = new Date(now.getTime() + 3_600_000);
  const invitation = {
    email: invitedToChannel.email,
    role: 'viewer',
    createdAt: now,
    sentAt: now,
    expiresAt,
  };
  await db.channelInvitation.create({ data: { id: newId('invitation'), channelId, ...invitation } });
  const browsers: Record<Who, Browser> = {
    'nobody known': new Browser(),
    guest: (await newGuest(app(), 'Ola')).browser,
    account: account.browser,
    invitedToChannel: invitedToChannel.browser,
    invitedToStream: invitedToStream.browser,
    viewer: members[0]?.browser ?? new Browser(),
    moderator: members[1]?.browser ?? new Browser(),
    producer: members[2]?.browser ?? new Browser(),
    owner: owner.browser,
  };
  return { owner, invitedToStream, browsers };
}

/** A stream in a state, with somebody on its list. */
async function makeStream(
  owner: Person,
  invitedToStream: Person,
  visibility: Visibility,
  state: State,
): Promise<Stream> {
  const inAnHour = new Date(app().clock.now().getTime() + 3_600_000).toISOString();
  const stream = await newStream(app(), owner, { title: 'Aria', visibility, scheduled_for: inAnHour });
  const { db } = app().context;
  const invitee = { streamId: stream.id, userId: invitedToStream.id, createdAt: new Date() };
  await db.streamInvitee.create({ data: { id: newId('invitee'), ...invitee } });
  const act = async (what: 'start' | 'end' | 'cancel') =>
    expectStatus(
      await app().send('POST', `/v1/streams/${stream.id}/${what}`, { browser: owner.browser }),
      200,
    );
  if (state === 'canceled') await act('cancel');
  if (state === 'live' || state === 'interrupted' || state === 'ended') await act('start');
  if (state === 'ended') await act('end');
  if (state === 'interrupted')
    await db.stream.update({ where: { id: stream.id }, data: { state, interruptedAt: new Date() } });
  return stream;
}

describe.each(visibilities)('a stream that is %s', (visibility) => {
  it.each(states)('and %s is there for whom the policy says, wherever it is asked for', async (state) => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, visibility, state);
    const onAir = state === 'live' || state === 'interrupted';
    const url = `/v1/streams/${stream.id}`;
    const listState = onAir ? 'live' : state;

    for (const who of everybody) {
      const browser = browsers[who];
      const signedIn = browser.token !== undefined;
      const entitled = audiences[visibility].includes(who);
      const visible = entitled || visibility !== 'private';
      const runs = runners.includes(who);
      const get = (path: string) => app().send('GET', path, { browser });
      const says = (answer: Answer) => (answer.status < 300 ? 'yes' : problemOf(answer));
      const notFor = signedIn ? 'membership_required' : 'sign_in_required';

      // Its page, and what it says of their rights.
      const page = await get(url);
      expect([who, says(page)]).toEqual([who, visible ? 'yes' : 'not_found']);
      if (visible) {
        const shown = (page.body as { stream: Stream }).stream;
        expect([who, shown.viewers === null]).toEqual([who, !entitled]);
        expect(shown.can).toEqual({ manage: runs, moderate: runs || who === 'moderator' });
      }

      // What the page shows.
      const access = await get(`${url}/access`);
      expect([who, says(access)]).toEqual([who, visible ? 'yes' : 'not_found']);
      if (visible) {
        const reason = !entitled ? notFor : onAir ? null : 'stream_not_live';
        expect([who, (access.body as unknown as Access).allowed]).toEqual([who, entitled && onAir]);
        expect([who, (access.body as unknown as Access).reason]).toEqual([who, reason]);
      }

      // Its seats, its chat, its host's token.
      const seat = await app().send('POST', `${url}/seats`, { browser: browser.copy() });
      const error = !visible ? 'not_found' : !entitled ? notFor : onAir ? 'yes' : 'stream_not_live';
      expect([who, says(seat)]).toEqual([who, error]);
      expect([who, says(await get(`${url}/messages`))]).toEqual([who, entitled ? 'yes' : 'not_found']);
      const message = await app().send('POST', `${url}/messages`, { browser, body: { body: 'Brava' } });
      const silent = who === 'nobody known' ? 'display_name_required' : 'yes';
      expect([who, says(message)]).toEqual([
        who,
        !entitled ? 'not_found' : onAir ? silent : 'stream_not_live',
      ]);
      const token = await app().send('POST', `${url}/host-token`, { browser });
      const publishes = !visible ? 'not_found' : !runs ? 'forbidden' : onAir ? 'yes' : 'stream_not_live';
      expect([who, says(token)]).toEqual([who, signedIn ? publishes : 'sign_in_required']);

      // Lists and searches, everywhere and in the channel.
      if (listState === 'canceled') continue;
      const inLists = visibility === 'public' || visibility === 'members_only';
      for (const [where, there] of [
        [`state=${listState}&limit=100`, inLists],
        [`state=${listState}&limit=100&q=aria`, inLists],
        [`state=${listState}&channel_id=${owner.channel.id}`, inLists || runs],
        [`state=${listState}&channel_id=${owner.channel.id}&q=aria`, inLists || runs],
      ] as const) {
        const { data } = expectStatus<{ data: Stream[] }>(await get(`/v1/streams?${where}`), 200);
        expect([who, where, data.some(({ id }) => id === stream.id)]).toEqual([who, where, there]);
      }
    }
  });
});

describe('the remedy', () => {
  it('is to sign in, to open one’s invitation, or to ask the host', async () => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, 'members_only', 'live');
    const remedyFor = async (who: Who) =>
      (await app().send('GET', `/v1/streams/${stream.id}/access`, { browser: browsers[who] })).body.remedy;
    expect(await remedyFor('guest')).toBe('sign_in');
    expect(await remedyFor('account')).toBe('ask_host');
    expect(await remedyFor('invitedToChannel')).toBe('open_invitation');
    expect(await remedyFor('viewer')).toBeNull();
  });

  it('is to wait for the start, and until when', async () => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, 'public', 'scheduled');
    const { body } = await app().send('GET', `/v1/streams/${stream.id}/access`, { browser: browsers.guest });
    expect(body).toEqual({
      allowed: false,
      reason: 'stream_not_live',
      remedy: 'wait_for_start',
      starts_at: stream.scheduled_for,
    });
  });
});

describe('the preview of a stream as somebody else', () => {
  it('says of a private stream what a real guest, follower and member would get: not_found', async () => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    for (const state of ['scheduled', 'live', 'ended'] as const) {
      const stream = await makeStream(owner, invitedToStream, 'private', state);
      const url = `/v1/streams/${stream.id}/access`;
      for (const as of ['guest', 'follower', 'member']) {
        const { body } = await app().send('GET', `${url}?as=${as}`, { browser: browsers.owner });
        expect(body).toEqual({ allowed: false, reason: 'not_found', remedy: null, starts_at: null });
      }
      for (const who of ['guest', 'account', 'viewer'] as const)
        expect(problemOf(await app().send('GET', url, { browser: browsers[who] }))).toBe('not_found');
      if (state === 'live')
        await app().send('POST', `/v1/streams/${stream.id}/end`, { browser: browsers.owner });
    }
  });

  it('is for those who run it', async () => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, 'members_only', 'live');
    const ask = (who: Who, as: string) =>
      app().send('GET', `/v1/streams/${stream.id}/access?as=${as}`, { browser: browsers[who] });
    for (const who of ['owner', 'producer'] as const) {
      expect((await ask(who, 'guest')).body).toMatchObject({ allowed: false, reason: 'sign_in_required' });
      expect((await ask(who, 'follower')).body).toMatchObject({ reason: 'membership_required' });
      expect((await ask(who, 'member')).body).toMatchObject({ allowed: true, reason: null });
    }
    for (const who of ['guest', 'account', 'viewer', 'moderator'] as const)
      expect(problemOf(await ask(who, 'member'))).toBe('forbidden');
    expect(problemOf(await ask('owner', 'pope'))).toBe('validation_failed');
  });
});

describe('a stream that was private for a while', () => {
  it('lets whoever keeps asking back in as soon as it is public', async () => {
    const { host, stream } = await liveStream(app());
    const { browser } = await newGuest(app(), 'Ola');
    const url = `/v1/streams/${stream.id}`;
    const ask = (path: string) => app().send('GET', `${url}${path}`, { browser });
    await takeSeat(app(), stream.id, browser);
    const become = async (visibility: Visibility) =>
      expectStatus(await app().send('PATCH', url, { browser: host.browser, body: { visibility } }), 200);
    await become('private');
    for (const path of ['', '/access', '/messages', '/events'])
      expect([path, problemOf(await ask(path))]).toEqual([path, 'not_found']);
    expect(problemOf(await app().send('POST', `${url}/seats`, { browser }))).toBe('not_found');
    await become('public');
    for (const path of ['', '/messages']) expect((await ask(path)).status).toBe(200);
    expect((await ask('/access')).body).toMatchObject({ allowed: true, reason: null });
    await takeSeat(app(), stream.id, browser);
  });
});

describe('the cover of a private stream', () => {
  const fetchImage = (url: string, browser = new Browser()) => app().send('GET', url, { browser });

  it('is served to whom the stream is for, and kept by no cache', async () => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, 'private', 'live');
    const sent = await sendCover(app(), owner.browser, stream.id, await photo());
    const url = expectStatus<{ stream: Stream }>(sent, 200).stream.cover_url ?? '';
    const [bare = ''] = url.split('?');
    for (const who of everybody) {
      const answer = await fetchImage(bare, browsers[who]);
      const entitled = audiences.private.includes(who);
      expect([who, answer.status]).toEqual([who, entitled ? 200 : 404]);
      if (entitled) expect(answer.headers['cache-control']).toBe('private, no-store');
    }
  });

  it('has an address for each reader, which ends with their access and after two hours', async () => {
    const { owner, invitedToStream, browsers } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, 'private', 'live');
    await sendCover(app(), owner.browser, stream.id, await photo());
    const read = async (who: Who) => {
      const page = await app().send('GET', `/v1/streams/${stream.id}`, { browser: browsers[who] });
      return expectStatus<{ stream: Stream }>(page, 200).stream.cover_url ?? '';
    };
    const [theirs, ours] = [await read('invitedToStream'), await read('owner')];
    expect(theirs).not.toBe(ours);
    expect(await read('invitedToStream')).toBe(theirs);
    // Pictures in pages are fetched without an access token.
    expect((await fetchImage(theirs)).status).toBe(200);
    expect(problemOf(await fetchImage(`${theirs.slice(0, -1)}!`))).toBe('not_found');
    const otherImage = theirs.replace(/img_\w+/, newId('image'));
    expect(problemOf(await fetchImage(otherImage))).toBe('not_found');
    const forOwner = theirs.replace(invitedToStream.id, owner.id);
    expect(problemOf(await fetchImage(forOwner))).toBe('not_found');

    await app().context.db.streamInvitee.deleteMany({ where: { streamId: stream.id } });
    expect(problemOf(await fetchImage(theirs))).toBe('not_found');
    expect((await fetchImage(ours)).status).toBe(200);
    app().clock.advance(2 * 3_600_000);
    expect(problemOf(await fetchImage(ours))).toBe('not_found');
  });

  it.each(['public', 'unlisted', 'members_only'] as const)(
    'of a %s stream is everybody’s',
    async (visibility) => {
      const owner = await signUp(app());
      const stream = await newStream(app(), owner, { visibility });
      const sent = await sendCover(app(), owner.browser, stream.id, await photo());
      const url = expectStatus<{ stream: Stream }>(sent, 200).stream.cover_url ?? '';
      const answer = await fetchImage(url);
      expect([answer.status, answer.headers['cache-control']]).toEqual([
        200,
        'public, max-age=31536000, immutable',
      ]);
    },
  );
});

describe('an address that is not proven', () => {
  it('opens nothing: no list names it, and no invitation', async () => {
    const { owner, invitedToStream } = await makeHouse();
    const stream = await makeStream(owner, invitedToStream, 'private', 'live');
    const somebody = await signUp(app());
    const { db } = app().context;
    const invitee = { streamId: stream.id, email: somebody.email, createdAt: new Date() };
    await db.streamInvitee.create({ data: { id: newId('invitee'), ...invitee } });
    const look = () => app().send('GET', `/v1/streams/${stream.id}`, { browser: somebody.browser });
    expect(problemOf(await look())).toBe('not_found');
    await db.user.update({ where: { id: somebody.id }, data: { emailVerifiedAt: new Date() } });
    expect((await look()).status).toBe(200);
  });
});
