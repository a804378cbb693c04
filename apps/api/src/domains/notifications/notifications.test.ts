import type { Notification } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../test/eventually.ts';
import { type Person, expectStatus, newStream, signUp, signUpAdmin, tokenIn } from '../../../test/people.ts';
import { type SendOptions, problemOf, useMailingApp } from '../../../test/test-app.ts';
import { notifyPeople } from './notify-people.ts';

const { app, mailbox } = useMailingApp({ GRACE_SECONDS: '3600' });

const soon = (hours = 1) => new Date(app().clock.now().getTime() + hours * 3_600_000).toISOString();

/** The most that a job may take here, in milliseconds: a machine that has much else to do is no failure. */
const timeoutMs = 60_000;

/** Somebody with a proven address. */
async function reader(): Promise<Person> {
  const person = await signUp(app());
  await app().context.db.user.update({ where: { id: person.id }, data: { emailVerifiedAt: new Date() } });
  return person;
}

async function follow(person: Person, host: Person): Promise<void> {
  const url = `/v1/channels/${host.channel.id}/follow`;
  expectStatus(await app().send('PUT', url, { browser: person.browser }), 204);
}

async function join(person: Person, host: Person, role: string): Promise<void> {
  const data = { channelId: host.channel.id, userId: person.id, role, createdAt: new Date() };
  await app().context.db.membership.create({ data });
}

async function noticesOf({ browser }: Person): Promise<{ data: Notification[]; unread: number }> {
  return expectStatus(await app().send('GET', '/v1/me/notifications', { browser }), 200);
}

const kindsOf = async (person: Person) => (await noticesOf(person)).data.map(({ kind }) => kind);
const act = (host: Person, streamId: string, what: string) =>
  app().send('POST', `/v1/streams/${streamId}/${what}`, { browser: host.browser });
const change = (host: Person, streamId: string, body: object) =>
  app().send('PATCH', `/v1/streams/${streamId}`, { browser: host.browser, body });
/** Mails about channels, which are those that can be ended. */
const mailsTo = ({ email }: Person) =>
  mailbox().mails.filter(
    ({ recipients, headers }) => recipients.includes(email) && headers.has('list-unsubscribe-post'),
  );

describe('a follower or member of a channel', () => {
  it('is notified of what is scheduled, rescheduled, canceled and live, each once', async () => {
    const [host, follower, member] = await Promise.all([signUp(app()), reader(), reader()]);
    await Promise.all([follow(follower, host), join(member, host, 'viewer')]);
    const first = await newStream(app(), host, { scheduled_for: soon() });
    await change(host, first.id, { scheduled_for: soon(2) });
    await change(host, first.id, { title: 'Only another name' });
    await act(host, first.id, 'cancel');
    const second = await newStream(app(), host);
    await act(host, second.id, 'start');
    await act(host, second.id, 'start');
    for (const person of [follower, member]) {
      await eventually(async () => {
        expect(await kindsOf(person)).toEqual(expect.arrayContaining(['stream_live', 'stream_canceled']));
      }, timeoutMs);
      const kinds = await kindsOf(person);
      expect(new Set(kinds).size).toBe(kinds.length);
    }
    expect(await kindsOf(host)).toEqual([]);
  });

  it('is notified once, however often an event is handled', async () => {
    const [host, follower] = await Promise.all([signUp(app()), reader()]);
    await follow(follower, host);
    const stream = await newStream(app(), host, { scheduled_for: soon() });
    await eventually(async () => expect(await kindsOf(follower)).toEqual(['stream_scheduled']), timeoutMs);
    const { event } = await app().context.db.notification.findFirstOrThrow({
      where: { userId: follower.id },
    });
    await notifyPeople(
      app().context,
      { kind: 'stream_scheduled', streamId: stream.id, event },
      new AbortController().signal,
    );
    expect(await kindsOf(follower)).toEqual(['stream_scheduled']);
  });

  it('is not notified of what is not for them', async () => {
    const [host, follower, member, invitee] = await Promise.all([
      signUp(app()),
      reader(),
      reader(),
      reader(),
    ]);
    await Promise.all([follow(follower, host), join(member, host, 'viewer'), follow(invitee, host)]);
    const hidden = await newStream(app(), host, { visibility: 'private' });
    await app().send('POST', `/v1/streams/${hidden.id}/invitees`, {
      browser: host.browser,
      body: { email: invitee.email },
    });
    await change(host, hidden.id, { scheduled_for: soon() });
    await newStream(app(), host, { visibility: 'unlisted', scheduled_for: soon() });
    await newStream(app(), host, { visibility: 'members_only', scheduled_for: soon() });
    await eventually(async () => expect(await kindsOf(member)).toHaveLength(1), timeoutMs);
    await eventually(async () => expect(await kindsOf(invitee)).toHaveLength(1), timeoutMs);
    expect((await noticesOf(invitee)).data[0]?.stream.id).toBe(hidden.id);
    expect(await kindsOf(follower)).toEqual([]);
  });

  it('no longer sees a notification of a stream that became private', async () => {
    const [host, follower] = await Promise.all([signUp(app()), reader()]);
    await follow(follower, host);
    const stream = await newStream(app(), host, { scheduled_for: soon() });
    await eventually(async () => expect(await kindsOf(follower)).toHaveLength(1), timeoutMs);
    await change(host, stream.id, { visibility: 'private' });
    expect(await noticesOf(follower)).toMatchObject({ data: [], unread: 0 });
  });
});

describe('notifications', () => {
  it('are unread until they are read, up to the one that was seen', async () => {
    const [host, follower] = await Promise.all([signUp(app()), reader()]);
    await follow(follower, host);
    await newStream(app(), host, { scheduled_for: soon() });
    await eventually(async () => expect(await kindsOf(follower)).toHaveLength(1), timeoutMs);
    const [seen] = (await noticesOf(follower)).data;
    await newStream(app(), host, { scheduled_for: soon() });
    await eventually(async () => expect((await noticesOf(follower)).unread).toBe(2), timeoutMs);
    const { browser } = follower;
    await app().send('POST', '/v1/me/notifications/read', { browser, body: { up_to: seen?.id } });
    const { data, unread } = await noticesOf(follower);
    expect([unread, data.map(({ read }) => read)]).toEqual([1, [false, true]]);
  });

  it('come in pages, and are nobody else’s', async () => {
    const [host, follower, other] = await Promise.all([signUp(app()), reader(), reader()]);
    await follow(follower, host);
    for (let time = 0; time < 3; time += 1) await newStream(app(), host, { scheduled_for: soon() });
    await eventually(async () => expect(await kindsOf(follower)).toHaveLength(3), timeoutMs);
    const { browser } = follower;
    const first = await app().send('GET', '/v1/me/notifications?limit=2', { browser });
    const { data, next_cursor: cursor } = first.body as unknown as {
      data: Notification[];
      next_cursor: string;
    };
    const rest = await app().send('GET', `/v1/me/notifications?limit=2&cursor=${cursor}`, { browser });
    const { data: last, next_cursor: end } = rest.body as unknown as {
      data: Notification[];
      next_cursor: null;
    };
    expect([data.length, last.length, end]).toEqual([2, 1, null]);
    await app().send('POST', '/v1/me/notifications/read', {
      browser: other.browser,
      body: { up_to: data[0]?.id },
    });
    expect((await noticesOf(follower)).unread).toBe(3);
  });
});

describe('mails', () => {
  it('combine what happens at nearly the same time, and say how to unsubscribe', async () => {
    const [host, follower] = await Promise.all([signUp(app()), reader()]);
    await follow(follower, host);
    await Promise.all(
      ['First <b>', 'Second'].map((title) => newStream(app(), host, { title, scheduled_for: soon() })),
    );
    const mail = await mailbox().mailTo(follower.email, 'things happened');
    expect(mail.text).toContain('First <b>');
    expect(mail.text).toContain('Second');
    expect(mail.html).not.toContain('<b>');
    expect(mail.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(mailsTo(follower)).toHaveLength(1);
  });

  it('stop with one click, as a mail program sends it, and by the page', async () => {
    const [host, follower] = await Promise.all([signUp(app()), reader()]);
    await follow(follower, host);
    await newStream(app(), host, { title: 'The only one', scheduled_for: soon() });
    const mail = await mailbox().mailTo(follower.email, 'The only one');
    const url = /<(.+)>/.exec(mail.headers.get('list-unsubscribe') ?? '')?.[1] ?? '';
    const oneClick: SendOptions = {
      raw: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    const { pathname } = new URL(url);
    expect(pathname).toBe(`/v1/unsubscribe/${tokenIn(mail.text)}`);
    for (let time = 0; time < 2; time += 1)
      expect((await app().send('POST', pathname, oneClick)).status).toBe(204);
    const { browser } = follower;
    const settings = await app().send('GET', '/v1/me/notification-settings', { browser });
    expect(settings.body).toEqual({ mail_live: false, mail_schedule: false });

    // The bell goes on; a mail to somebody else that was asked for later shows that none is on its way.
    const other = await reader();
    await follow(other, host);
    const stream = await newStream(app(), host, { title: 'After that' });
    await act(host, stream.id, 'start');
    await mailbox().mailTo(other.email, 'After that');
    expect(await kindsOf(follower)).toEqual(['stream_live', 'stream_scheduled']);
    expect(mailsTo(follower)).toHaveLength(1);
  });

  it.each(['', 'nobody', 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D.forged'])(
    'end by no token like %j',
    async (token) => {
      const answer = await app().send('POST', `/v1/unsubscribe/${token}`, {
        raw: 'List-Unsubscribe=One-Click',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(problemOf(answer)).toBe('not_found');
    },
  );

  it('go to proven addresses of people who are not suspended, and only if they want them', async () => {
    const [host, unproven, unwilling, suspended, willing] = await Promise.all([
      signUp(app()),
      signUp(app()),
      reader(),
      reader(),
      reader(),
    ]);
    for (const person of [unproven, unwilling, suspended, willing]) await follow(person, host);
    const body = { mail_live: false };
    await app().send('PATCH', '/v1/me/notification-settings', { browser: unwilling.browser, body });
    const { browser } = await signUpAdmin(app());
    await app().send('PUT', `/v1/admin/users/${suspended.id}/suspension`, {
      browser,
      body: { reason: 'Spam' },
    });
    const stream = await newStream(app(), host, { title: 'Overture' });
    await act(host, stream.id, 'start');
    await mailbox().mailTo(willing.email, 'is live: Overture');
    for (const person of [unproven, unwilling, suspended]) {
      expect(mailsTo(person).filter(({ subject }) => subject.includes('Overture'))).toEqual([]);
    }
  });
});
