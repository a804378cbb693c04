import { describe, expect, it } from '@jest/globals';
import {
  type ChannelPage,
  type OwnChannel,
  channelRights,
  channelRoles,
  roleMay,
} from '@footlight/contracts';
import sharp from 'sharp';
import { photo } from '../../../../test/answers/profiles.ts';
import { addMember, newMember, signUpProven } from '../../../../test/channel-people.ts';
import {
  type Person,
  expectStatus,
  liveStream,
  newGuest,
  newStream,
  say,
  signUp,
} from '../../../../test/people.ts';
import { type Answer, Browser, problemOf, useApp } from '../../../../test/test-app.ts';
import { newId } from '../../../ids.ts';
import { eraseChannel } from '../index.ts';

const app = useApp();

const create = ({ browser }: { browser: Browser }, body: object = {}) =>
  app().send('POST', '/v1/channels', { browser, body: { name: 'Clay and Glaze', ...body } });
const change = ({ browser }: { browser: Browser }, id: string, body: object) =>
  app().send('PATCH', `/v1/channels/${id}`, { browser, body });
const read = (idOrHandle: string, browser = new Browser()) =>
  app().send('GET', `/v1/channels/${idOrHandle}`, { browser });
const remove = ({ browser }: { browser: Browser }, id: string) =>
  app().send('DELETE', `/v1/channels/${id}`, { browser });
const pageIn = (answer: Answer, status = 200) =>
  expectStatus<{ channel: ChannelPage }>(answer, status).channel;
const picture = (person: Person, which: 'avatar' | 'banner', raw: Buffer) =>
  app().send('PUT', `/v1/channels/${person.channel.id}/${which}`, {
    browser: person.browser,
    raw,
    headers: { 'content-type': 'image/jpeg' },
  });
const images = () => app().context.db.image.count();

async function ownChannels(person: Person): Promise<OwnChannel[]> {
  const answer = await app().send('GET', '/v1/me/channels', { browser: person.browser });
  return expectStatus<{ data: OwnChannel[] }>(answer, 200).data;
}

describe('a channel', () => {
  it('is made with what its owner writes, and read by id and by handle', async () => {
    const owner = await signUp(app());
    const links = [{ label: 'Shop', url: 'https://clay.example.org/shop' }];
    const body = { handle: 'Clay-and-Glaze', description: 'Bowls.\n\nAnd cups.', links };
    const page = pageIn(await create(owner, body), 201);
    expect(page).toMatchObject({
      name: 'Clay and Glaze',
      handle: 'clay-and-glaze',
      description: 'Bowls.\n\nAnd cups.',
      links,
      avatar_url: null,
      banner_url: null,
      you: { role: 'owner', follows: false, can: channelRights },
    });
    for (const name of [page.id, 'clay-and-glaze', 'CLAY-and-glaze']) {
      expect(pageIn(await read(name))).toEqual({
        ...page,
        active: null,
        you: { role: null, follows: false, can: [] },
      });
    }
  });

  it('gets a handle from its name, and another one when it is taken', async () => {
    const owner = await signUp(app());
    const first = pageIn(await create(owner, { name: 'Żółta Łódź' }), 201);
    const second = pageIn(await create(owner, { name: 'Żółta Łódź' }), 201);
    expect(first.handle).toBe('zolta-lodz');
    expect(second.handle).toMatch(/^zolta-lodz-\d+$/);
  });

  it('is not found by what is neither an id nor a handle, nor when it does not exist', async () => {
    expect(problemOf(await read(newId('channel')))).toBe('not_found');
    expect(problemOf(await read('nobody-has-this'))).toBe('not_found');
  });

  it('escapes what people write, and rejects links that run code', async () => {
    const owner = await signUp(app());
    const name = '  <b>Łódź</b>\u202E\u0007 live\u2028now ';
    const page = pageIn(await create(owner, { name }), 201);
    expect(page.name).toBe('<b>Łódź</b> live now');
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'ftp://example.org', '//example.org']) {
      expect(problemOf(await create(owner, { links: [{ label: 'x', url }] }))).toBe('validation_failed');
    }
    for (const wrong of [{ name: '\u200B\u200D' }, { owner_id: owner.id }, { handle: 'a' }]) {
      expect(problemOf(await create(owner, wrong))).toBe('validation_failed');
    }
  });

  it('cannot take a reserved handle, nor another channel’s in any spelling', async () => {
    const owner = await signUp(app());
    expect(problemOf(await create(owner, { handle: 'Support' }))).toBe('handle_taken');
    const taken = owner.channel.handle;
    expect(problemOf(await create(owner, { handle: taken.toUpperCase() }))).toBe('handle_taken');
    const other = await signUp(app());
    expect(problemOf(await change(other, other.channel.id, { handle: taken }))).toBe('handle_taken');
    expect(problemOf(await change(other, other.channel.id, { handle: 'admin' }))).toBe('handle_taken');
    expect(pageIn(await change(other, other.channel.id, { handle: other.channel.handle })).handle).toBe(
      other.channel.handle,
    );
  });

  it('gets a handle that several ask for at once only once', async () => {
    const owners = await Promise.all(Array.from({ length: 6 }, () => signUp(app())));
    const answers = await Promise.all(owners.map((owner) => create(owner, { handle: 'one-and-only' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  it('changes in the fields that are sent and in no other', async () => {
    const owner = await signUp(app());
    const before = pageIn(await change(owner, owner.channel.id, { description: 'Bowls' }));
    const after = pageIn(await change(owner, owner.channel.id, { name: 'New name' }));
    expect(after).toEqual({ ...before, name: 'New name' });
    expect(pageIn(await change(owner, owner.channel.id, {}))).toEqual(after);
    const { nameKey } = await app().context.db.channel.findUniqueOrThrow({ where: { id: owner.channel.id } });
    expect(nameKey).toBe('newname');
  });

  it('is not found while its owner is suspended or being deleted', async () => {
    const owner = await signUp(app());
    const member = await newMember(app(), owner, 'producer');
    const put = (data: object) => app().context.db.user.update({ where: { id: owner.id }, data });
    for (const away of [
      { suspendedAt: new Date(), suspendedUntil: null, suspensionReason: 'Spam' },
      { suspendedUntil: new Date(Date.now() + 3_600_000) },
      { suspendedAt: null, suspendedUntil: null, suspensionReason: null, deletionRequestedAt: new Date() },
    ]) {
      await put(away);
      expect(problemOf(await read(owner.channel.id))).toBe('not_found');
      expect(problemOf(await read(owner.channel.handle, member.browser))).toBe('not_found');
      expect((await ownChannels(member)).map(({ id }) => id)).not.toContain(owner.channel.id);
    }
    const over = new Date(Date.now() - 1);
    await put({
      deletionRequestedAt: null,
      suspendedAt: over,
      suspendedUntil: over,
      suspensionReason: 'Spam',
    });
    expect((await read(owner.channel.id)).status).toBe(200);
  });
});

describe('the number of channels', () => {
  it('is what the plan has room for, also when they are made at once', async () => {
    const owner = await signUp(app());
    const answers = await Promise.all(Array.from({ length: 12 }, () => create(owner)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(4);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(refused.map(problemOf))).toEqual(new Set(['plan_limit_reached']));
    expect(await ownChannels(owner)).toHaveLength(5);
  });

  it('has room again when one is deleted', async () => {
    const owner = await signUp(app());
    for (let more = 1; more < 5; more += 1) expectStatus(await create(owner), 201);
    expect(problemOf(await create(owner))).toBe('plan_limit_reached');
    expectStatus(await remove(owner, owner.channel.id), 204);
    expectStatus(await create(owner), 201);
  });
});

describe('with a plan that has no channels', () => {
  const free = useApp({ DEFAULT_PLAN: 'free' });

  it('an account has none, until an admin gives it another plan', async () => {
    const { browser, id } = await signUp(free());
    const body = { name: 'Clay' };
    const mine = await free().send('GET', '/v1/me/channels', { browser });
    expect(mine.body).toEqual({ data: [], next_cursor: null });
    expect(problemOf(await free().send('POST', '/v1/channels', { browser, body }))).toBe(
      'plan_limit_reached',
    );
    const given = { userId: id, plan: 'creator', reason: 'Test', createdAt: new Date() };
    await free().context.db.planOverride.create({ data: given });
    expectStatus(await free().send('POST', '/v1/channels', { browser, body }), 201);
    expect(problemOf(await free().send('POST', '/v1/channels', { browser, body }))).toBe(
      'plan_limit_reached',
    );
  });
});

describe('somebody’s channels', () => {
  it('lists the owned ones first, and then those with a membership', async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    await addMember(app(), host, person, 'moderator');
    const second = pageIn(await create(person), 201);
    expect((await ownChannels(person)).map(({ id, role, can }) => ({ id, role, can }))).toEqual([
      { id: person.channel.id, role: 'owner', can: [...channelRights] },
      { id: second.id, role: 'owner', can: [...channelRights] },
      {
        id: host.channel.id,
        role: 'moderator',
        can: channelRights.filter((right) => roleMay('moderator', right)),
      },
    ]);
  });
});

describe('a channel’s pictures', () => {
  it('are re-encoded at their sizes, and replaced ones are deleted', async () => {
    const owner = await signUp(app());
    const before = await images();
    for (const [which, width, height] of [
      ['avatar', 256, 256],
      ['banner', 1440, 360],
    ] as const) {
      const first = pageIn(await picture(owner, which, await photo()))[`${which}_url`] ?? '';
      const second = pageIn(await picture(owner, which, await photo()))[`${which}_url`] ?? '';
      expect((await app().send('GET', first)).status).toBe(404);
      const drawn = await app().server.inject({ method: 'GET', url: second });
      expect(await sharp(drawn.rawPayload).metadata()).toMatchObject({ format: 'webp', width, height });
    }
    expect(await images()).toBe(before + 2);
    const { id } = owner.channel;
    for (const which of ['avatar', 'banner']) {
      await app().send('DELETE', `/v1/channels/${id}/${which}`, { browser: owner.browser });
    }
    expect(pageIn(await read(id))).toMatchObject({ avatar_url: null, banner_url: null });
    expect(await images()).toBe(before);
  });

  it('are one each when several come at once', async () => {
    const owner = await signUp(app());
    const before = await images();
    const file = await photo();
    await Promise.all(Array.from({ length: 5 }, () => picture(owner, 'avatar', file)));
    expect(await images()).toBe(before + 1);
  });

  it('are rejected when they are not images', async () => {
    const owner = await signUp(app());
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    expect(problemOf(await picture(owner, 'banner', svg))).toBe('image_unreadable');
  });
});

describe('deleting a channel', () => {
  it('deletes everything that belongs to it', async () => {
    const owner = await signUp(app());
    const before = await images();
    const member = await newMember(app(), owner, 'producer');
    const stream = await newStream(app(), owner);
    await app().send('PUT', `/v1/channels/${owner.channel.id}/follow`, { browser: member.browser });
    await picture(owner, 'avatar', await photo());
    await picture(owner, 'banner', await photo());
    expectStatus(await remove(owner, owner.channel.id), 204);
    expect(problemOf(await read(owner.channel.id))).toBe('not_found');
    expect(problemOf(await remove(owner, owner.channel.id))).toBe('not_found');
    expect(problemOf(await app().send('GET', `/v1/streams/${stream.id}`))).toBe('not_found');
    expect(await ownChannels(owner)).toEqual([]);
    await eraseChannel(app().context, owner.channel.id);
    expect(await images()).toBe(before);
  });

  it('ends what is on air', async () => {
    const { host, stream } = await liveStream(app());
    expectStatus(await remove(host, host.channel.id), 204);
    expect(problemOf(await app().send('POST', `/v1/streams/${stream.id}/seats`))).toBe('not_found');
    await expect(app().context.livekit.listParticipants(stream.id)).resolves.toEqual([]);
  });

  it('frees its handle', async () => {
    const owner = await signUp(app());
    expectStatus(await remove(owner, owner.channel.id), 204);
    expectStatus(await create(owner, { handle: owner.channel.handle }), 201);
  });
});

describe('who may do what with a channel', () => {
  const doings = {
    edit_channel: [
      (id: string, browser: Browser) =>
        app().send('PATCH', `/v1/channels/${id}`, { browser, body: { description: 'x' } }),
      (id: string, browser: Browser) => app().send('DELETE', `/v1/channels/${id}/avatar`, { browser }),
      (id: string, browser: Browser) => app().send('DELETE', `/v1/channels/${id}/banner`, { browser }),
    ],
    manage_people: [
      (id: string, browser: Browser) => app().send('GET', `/v1/channels/${id}/members`, { browser }),
      (id: string, browser: Browser) => app().send('GET', `/v1/channels/${id}/invitations`, { browser }),
      (id: string, browser: Browser) => app().send('GET', `/v1/channels/${id}/activity`, { browser }),
      (id: string, browser: Browser) =>
        app().send('POST', `/v1/channels/${id}/invitations`, { browser, body: { addresses: 'none' } }),
    ],
    delete_channel: [
      (id: string, browser: Browser) => app().send('DELETE', `/v1/channels/${id}`, { browser }),
    ],
  } as const;

  it.each([...channelRoles, null])('%s: as the table of roles says', async (role) => {
    const host = await signUpProven(app());
    const person =
      role === 'owner' ? host : role === null ? await signUp(app()) : await newMember(app(), host, role);
    for (const right of ['edit_channel', 'manage_people', 'delete_channel'] as const) {
      for (const doing of doings[right]) {
        const answer = await doing(host.channel.id, person.browser);
        expect(problemOf(answer)).toBe(roleMay(role, right) ? undefined : 'forbidden');
      }
    }
  });

  it.each([...channelRoles, null])('%s: in its streams, too', async (role) => {
    const { host, stream } = await liveStream(app());
    const members = await newStream(app(), host, { visibility: 'members_only' });
    const hidden = await newStream(app(), host, { visibility: 'private' });
    const guest = await newGuest(app(), 'Somebody who talks');
    const message = await say(app(), stream.id, guest.browser, 'Hello');
    const { browser } =
      role === 'owner' ? host : role === null ? await signUp(app()) : await newMember(app(), host, role);

    const made = await app().send('POST', `/v1/channels/${host.channel.id}/streams`, {
      browser,
      body: { title: 'A bowl' },
    });
    expect(problemOf(made)).toBe(roleMay(role, 'run_streams') ? undefined : 'forbidden');
    const access = await app().send('GET', `/v1/streams/${members.id}/access`, { browser });
    expect(access.body.reason).toBe(
      roleMay(role, 'watch_members_only') ? 'stream_not_live' : 'membership_required',
    );
    const seen = await app().send('GET', `/v1/streams/${hidden.id}`, { browser });
    expect(problemOf(seen)).toBe(roleMay(role, 'watch_private') ? undefined : 'not_found');
    const url = `/v1/streams/${stream.id}/messages/${message.id}`;
    const deleted = await app().send('DELETE', url, { browser });
    expect(problemOf(deleted)).toBe(roleMay(role, 'moderate') ? undefined : 'forbidden');
  });

  it('nothing without an account', async () => {
    const host = await signUp(app());
    for (const doing of Object.values(doings).flat()) {
      expect(problemOf(await doing(host.channel.id, new Browser()))).toBe('sign_in_required');
    }
  });
});
