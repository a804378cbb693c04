import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Problem, SignedIn } from '@footlight/contracts';
import { photo } from '../../../test/answers/profiles.ts';
import { addMember, invited } from '../../../test/channel-people.ts';
import { eventually } from '../../../test/eventually.ts';
import {
  type Person,
  expectStatus,
  goodPassword,
  liveStream,
  newGuest,
  newStream,
  say,
  signUp,
  signUpAdmin,
  takeSeat,
} from '../../../test/people.ts';
import { newId } from '../../ids.ts';
import type { Browser } from '../../../test/test-app.ts';
import { problemOf, useMailingApp } from '../../../test/test-app.ts';
import { eraseEverything } from './index.ts';

const { app, mailbox } = useMailingApp();

const leave = ({ browser }: { browser: Browser }, password = goodPassword) =>
  app().send('DELETE', '/v1/me', { browser, body: { password } });

const findUser = (id: string) => app().context.db.user.findUnique({ where: { id } });

/** Every text and id that the database holds, of every table but some. */
async function everythingStored(except: string[] = []): Promise<string> {
  const { db } = app().context;
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  const rows = await Promise.all(
    tables
      .filter(({ name }) => !except.includes(name))
      .map(({ name }) => db.$queryRawUnsafe(`SELECT coalesce(json_agg(t), '[]') AS rows FROM "${name}" t`)),
  );
  return JSON.stringify(rows);
}

/** Somebody’s pictures: their own, their channel's two, and their stream's. */
async function drawEverywhere(browser: Browser, channelId: string): Promise<void> {
  const raw = await photo();
  for (const url of ['/v1/me/avatar', `/v1/channels/${channelId}/avatar`, `/v1/channels/${channelId}/banner`])
    expectStatus(
      await app().send('PUT', url, { browser, raw, headers: { 'content-type': 'image/jpeg' } }),
      200,
    );
}

/** Takes somebody into a channel, out of it and in again, and asks them into others, so that it is written down. */
async function mingle(host: Person, person: Person): Promise<void> {
  const { db } = app().context;
  const send = (method: 'PUT' | 'PATCH' | 'POST' | 'DELETE', url: string, browser: Browser, body?: object) =>
    app().send(method, url, { browser, ...(body && { body }) });
  await invited(app(), host, person.email, 'moderator');
  await db.user.update({ where: { id: person.id }, data: { emailVerifiedAt: new Date() } });
  const { id } = await db.channelInvitation.findFirstOrThrow({ where: { email: person.email } });
  expectStatus(await send('POST', '/v1/invitations/accept', person.browser, { invitation_id: id }), 200);
  const member = `/v1/channels/${host.channel.id}/members/${person.id}`;
  expectStatus(await send('PATCH', member, host.browser, { role: 'viewer' }), 200);
  expectStatus(await send('DELETE', member, person.browser), 204);
  await addMember(app(), host, person, 'viewer');
  for (const outcome of ['open', 'declined'] as const) {
    const invitation = await invited(app(), await signUp(app()), person.email);
    if (outcome === 'open') continue;
    expectStatus(await send('DELETE', `/v1/me/invitations/${invitation.id}`, person.browser), 204);
  }
  expectStatus(await send('PUT', `/v1/channels/${host.channel.id}/follow`, person.browser), 204);
  const { id: streamId } = await newStream(app(), host, { visibility: 'private' });
  for (const whom of [{ email: person.email }, { userId: person.id }])
    await db.streamInvitee.create({
      data: { id: newId('invitee'), streamId, createdAt: new Date(), ...whom },
    });
}

/** Somebody who did everything that leaves a trace: a stream, a message and a seat elsewhere, as account and as guest. */
async function busyPerson(name = 'Kasia'): Promise<{ person: Person; guestId: string; elsewhere: string }> {
  const { host, stream } = await liveStream(app());
  const guest = await newGuest(app(), `${name} the guest`);
  await say(app(), stream.id, guest.browser, `${name} said as a guest`);
  const { browser } = guest;
  const email = `${name.toLowerCase()}-${randomUUID()}@example.org`;
  const body = { email, password: goodPassword, display_name: `${name} Unmistakable` };
  const { user, access_token } = expectStatus<SignedIn>(
    await app().send('POST', '/v1/auth/register', { browser, body }),
    201,
  );
  browser.token = access_token;
  const channels = await app().send('GET', '/v1/me/channels', { browser });
  const [channel] = expectStatus<{ data: [Person['channel']] }>(channels, 200).data;
  const person = { browser, id: user.id, email, password: goodPassword, channel };
  await newStream(app(), person, { title: `${name}’s own stream` });
  await say(app(), stream.id, browser, `${name} said as an account`);
  await takeSeat(app(), stream.id, browser);
  await drawEverywhere(browser, channel.id);
  await mingle(host, person);
  return { person, guestId: guest.id, elsewhere: stream.id };
}

describe('before an account is deleted', () => {
  it('its owner reads what goes and what stays', async () => {
    const { person } = await busyPerson();
    const answer = await app().send('GET', '/v1/me/deletion', { browser: person.browser });
    expect(answer.body).toEqual({
      departure: {
        removes: { channels: 1, streams: 1, messages: 2 },
        keeps: ['audit_entries'],
        live: false,
        subscription: false,
      },
    });
  });

  it('the password is asked for', async () => {
    const person = await signUp(app());
    expect(problemOf(await leave(person, 'not this one'))).toBe('password_wrong');
    expect(await findUser(person.id)).toMatchObject({ deletionRequestedAt: null });
  });

  it('another admin is needed when an admin goes, also when two go at once', async () => {
    await app().context.db.user.updateMany({ data: { role: 'member' } });
    const admins = await Promise.all([signUpAdmin(app()), signUpAdmin(app())]);
    const answers = await Promise.all(admins.map((admin) => leave(admin)));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
    expect(answers.map(problemOf)).toContain('last_admin');
  });
});

describe('a deleted account', () => {
  let person: Person;
  let guestId: string;
  let elsewhere: string;
  let stored: string;
  let withoutEvents: string;
  let pictures: number;
  beforeAll(async () => {
    pictures = await app().context.db.image.count();
    ({ person, guestId, elsewhere } = await busyPerson('Bronia'));
    expectStatus(await leave(person), 202);
    await eventually(async () => expect(await findUser(person.id)).toBeNull());
    stored = await everythingStored();
    withoutEvents = await everythingStored(['events']);
  });

  it('signs nobody in: not by its token, its cookie or its password', async () => {
    const { browser, email } = person;
    expect((await app().send('GET', '/v1/me', { browser })).status).toBe(401);
    expect((await app().send('POST', '/v1/auth/refresh', { browser })).status).toBe(401);
    const login = await app().send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
    expect(problemOf(login)).toBe('invalid_credentials');
  });

  it('leaves nothing in any table but ids in events, for a month', () => {
    expect(withoutEvents).not.toContain(person.channel.id);
    for (const trace of [guestId, 'Bronia', 'bronia', person.email]) {
      expect(stored.includes(trace) ? trace : 'no trace').toBe('no trace');
    }
    // The id of the account alone stays beside the empty places, and means nothing.
    expect(withoutEvents).not.toMatch(new RegExp(`"(?!author_id)[a-z_]+":"${person.id}"`));
  });

  it('leaves tombstones without name and text in chats of others', async () => {
    const answer = await app().send('GET', `/v1/streams/${elsewhere}/messages?after=0`);
    const { data } = expectStatus<{ data: { type: string }[] }>(answer, 200);
    expect(data.map(({ type }) => type)).toEqual(['created', 'created', 'deleted', 'deleted']);
    expect(data.slice(0, 2)).toMatchObject([
      { body: null, author: { display_name: '' } },
      { body: null, author: { display_name: '' } },
    ]);
  });

  it('releases its seat', async () => {
    const { taken } = await app().context.db.streamSeating.findUniqueOrThrow({
      where: { streamId: elsewhere },
    });
    expect(taken).toBe(0);
  });

  it('leaves no picture', async () => {
    expect(await app().context.db.image.count()).toBe(pictures);
  });

  it('frees its address', async () => {
    const body = { email: person.email, password: goodPassword, display_name: 'Somebody else' };
    expect((await app().send('POST', '/v1/auth/register', { body })).status).toBe(201);
  });

  it('is confirmed by mail', async () => {
    const mail = await mailbox().mailTo(person.email, 'is deleted');
    expect(mail.text).toContain('no way back');
  });
});

describe('deleting', () => {
  it('ends a stream that is on air', async () => {
    const { host, stream } = await liveStream(app());
    expectStatus(await leave(host), 202);
    await eventually(async () => {
      expect(problemOf(await app().send('GET', `/v1/streams/${stream.id}`))).toBe('not_found');
    });
  });

  it('goes on where a job was interrupted, and changes nothing when it runs again', async () => {
    const { person } = await busyPerson();
    await app().context.db.user.update({
      where: { id: person.id },
      data: { deletionRequestedAt: new Date(), email: null, emailVerifiedAt: null },
    });
    await eraseEverything(app().context, person.id);
    await eraseEverything(app().context, person.id);
    expect(await findUser(person.id)).toBeNull();
  });

  it('leaves invitations to an address that was never proven: it may be another’s', async () => {
    const person = await signUp(app());
    await invited(app(), await signUp(app()), person.email);
    expectStatus(await leave(person), 202);
    await eventually(async () => expect(await findUser(person.id)).toBeNull());
    const where = { email: person.email, outcome: null };
    expect(await app().context.db.channelInvitation.count({ where })).toBe(1);
  });

  it('changes nothing for an account that was not closed', async () => {
    const { id } = await signUp(app());
    await eraseEverything(app().context, id);
    expect(await findUser(id)).not.toBeNull();
  });

  it('happens once when it is asked for twice at once', async () => {
    const person = await signUp(app());
    const answers = await Promise.all([leave(person), leave(person), leave(person)]);
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    await eventually(async () => expect(await findUser(person.id)).toBeNull());
  });
});

describe('an export', () => {
  it('has everything of its owner and nothing of others', async () => {
    const { person } = await busyPerson();
    const other = await signUp(app(), 'Nobody Else');
    const answer = await app().send('GET', '/v1/me/export', { browser: person.browser });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="footlight-export.json"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.body).toMatchObject({
      account: { id: person.id, email: person.email, display_name: 'Kasia Unmistakable' },
      picture: expect.stringMatching(/^data:image\/webp;base64,/),
      sessions: [{ address: '127.0.0.1', ended_at: null }],
      guests: [{ display_name: 'Kasia the guest' }],
      channels: [
        {
          id: person.channel.id,
          description: '',
          links: [],
          picture: expect.stringMatching(/^data:image\/webp;base64,/),
          banner: expect.stringMatching(/^data:image\/webp;base64,/),
        },
      ],
      memberships: [{ role: 'viewer' }],
      follows: [{ channel_id: expect.stringMatching(/^chn_/) }],
      invitations: [{ outcome: 'accepted', role: 'moderator' }, { outcome: null }, { outcome: 'declined' }],
      private_streams: [{}, {}],
      channel_activity: [
        { kind: 'invited', by_you: false },
        { kind: 'joined', by_you: true, role: 'moderator' },
        { kind: 'role_changed', by_you: false },
        { kind: 'left', by_you: true },
        { kind: 'invitation_declined', by_you: true },
      ],
      streams: [{ title: 'Kasia’s own stream' }],
      messages: [{ body: 'Kasia said as a guest' }, { body: 'Kasia said as an account' }],
      seats: [{ released_at: null }],
    });
    const text = JSON.stringify(answer.body);
    expect(text).not.toContain(other.id);
    expect(text).not.toMatch(/argon2|password_hash/);
  });

  it('is for the owner alone', async () => {
    const answer = await app().send('GET', '/v1/me/export');
    expect((answer.body as Partial<Problem>).code).toBe('sign_in_required');
  });
});
