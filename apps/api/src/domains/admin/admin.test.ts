import { describe, expect, it } from '@jest/globals';
import { type AuditEntry, type ManagedUser, allEndpoints } from '@footlight/contracts';
import { claimToken } from '../../../test/answers/admin.ts';
import { eventually } from '../../../test/eventually.ts';
import {
  type Person,
  expectStatus,
  goodPassword,
  liveStream,
  newGuest,
  signUp,
  signUpAdmin,
  takeSeat,
} from '../../../test/people.ts';
import type { Browser } from '../../../test/test-app.ts';
import { type Answer, problemOf, useMailingApp } from '../../../test/test-app.ts';
import { newId } from '../../ids.ts';
import { adminLink } from './index.ts';

const { app } = useMailingApp();
const reason = 'Spam in three chats';

const claim = ({ browser }: { browser: Browser }, token: string) =>
  app().send('POST', '/v1/admin/claim', { browser, body: { token } });
const put = (admin: Person, userId: string, path: string, body: object) =>
  app().send('PUT', `/v1/admin/users/${userId}/${path}`, { browser: admin.browser, body });
const take = (admin: Person, userId: string, path: string) =>
  app().send('DELETE', `/v1/admin/users/${userId}/${path}`, { browser: admin.browser, body: { reason } });
const userIn = (answer: Answer) => expectStatus<{ user: ManagedUser }>(answer, 200).user;

async function find(admin: Person, query: string): Promise<string[]> {
  const answer = await app().send('GET', `/v1/admin/users?${query}`, { browser: admin.browser });
  return expectStatus<{ data: ManagedUser[] }>(answer, 200).data.map(({ id }) => id);
}

async function actsOn(admin: Person, subjectId: string): Promise<AuditEntry[]> {
  const url = `/v1/admin/audit?subject_id=${subjectId}`;
  const answer = await app().send('GET', url, { browser: admin.browser });
  return expectStatus<{ data: AuditEntry[] }>(answer, 200).data;
}

describe('the first admin', () => {
  it('is made by the link, once, whoever of several is faster', async () => {
    const token = await claimToken(app());
    const people = await Promise.all(Array.from({ length: 5 }, () => signUp(app())));
    const answers = await Promise.all(people.map((person) => claim(person, token)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter((answer) => problemOf(answer) === 'link_invalid')).toHaveLength(4);
    const admins = await app().context.db.user.findMany({ where: { role: 'admin' } });
    expect(admins).toHaveLength(1);
    expect(await adminLink(app().context)).toBeUndefined();
  });

  it('finds the same link however often it is asked for, also at once', async () => {
    await claimToken(app());
    await app().context.db.adminClaim.deleteMany();
    const links = await Promise.all(Array.from({ length: 5 }, () => adminLink(app().context)));
    expect(new Set(links).size).toBe(1);
    expect(links[0]).toMatch(/^http:\/\/127\.0\.0\.1:8080\/admin\/claim#token=[\w-]{43}$/);
  });

  it('is made by no other token, nor when there is an admin by then', async () => {
    const token = await claimToken(app());
    const person = await signUp(app());
    const { nonce } = await app().context.db.adminClaim.findUniqueOrThrow({ where: { id: 1 } });
    for (const forged of ['', 'x', nonce, token.slice(1), `${token}A`, token.toLowerCase()]) {
      const expected = forged === '' ? 'validation_failed' : 'link_invalid';
      expect(problemOf(await claim(person, forged))).toBe(expected);
    }
    await signUpAdmin(app());
    expect(problemOf(await claim(person, token))).toBe('link_invalid');
  });

  it('stands in the log', async () => {
    const token = await claimToken(app());
    const person = await signUp(app());
    expect((await claim(person, token)).status).toBe(204);
    const [entry] = await actsOn(person, person.id);
    expect(entry).toMatchObject({
      action: 'admin_claimed',
      actor: { id: person.id },
      subject: { id: person.id },
    });
  });
});

describe('the admins’ routes', () => {
  const routes = allEndpoints.filter(({ caller }) => caller === 'admin');

  it.each(routes.map((endpoint) => [endpoint.id, endpoint] as const))(
    '%s is not there for anybody else',
    async (_id, { method, path }) => {
      const url = path.replace('{user_id}', newId('user'));
      const { browser } = await signUp(app());
      expect(problemOf(await app().send(method, url, { browser, body: {} }))).toBe('not_found');
      const guest = await newGuest(app(), 'Ola');
      expect(problemOf(await app().send(method, url, { browser: guest.browser }))).toBe('sign_in_required');
    },
  );

  it('answer not_found from the next request on to somebody who is no longer an admin', async () => {
    const [admin, other] = [await signUpAdmin(app()), await signUpAdmin(app())];
    userIn(await put(admin, other.id, 'role', { role: 'member', reason }));
    const answer = await app().send('GET', '/v1/admin/users', { browser: other.browser });
    expect(problemOf(answer)).toBe('not_found');
  });
});

describe('finding people', () => {
  it('goes by id, by the beginning of a handle or an address, and by any part of a name', async () => {
    const admin = await signUpAdmin(app());
    const { id, email } = await signUp(app(), 'Wilhelmina_100% Ósma');
    for (const q of [id, email.slice(0, 20).toUpperCase(), 'WILHELMINA-100', 'mina_100%', 'ósma']) {
      expect(await find(admin, `q=${encodeURIComponent(q)}`)).toEqual([id]);
    }
    for (const q of ['mina-100', 'sma Wilh', 'mina_1%', '%%', '__', '\\', "' OR true --", newId('user')]) {
      expect(await find(admin, `q=${encodeURIComponent(q)}`)).toEqual([]);
    }
  });

  it('shows everybody once, page by page', async () => {
    const admin = await signUpAdmin(app());
    const people = await Promise.all(Array.from({ length: 5 }, () => signUp(app(), 'Paged Person')));
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const url = `/v1/admin/users?q=paged&limit=2${cursor && `&cursor=${cursor}`}`;
      const answer = await app().send('GET', url, { browser: admin.browser });
      const page: { data: ManagedUser[]; next_cursor: string | null } = expectStatus(answer, 200);
      found.push(...page.data.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(found).toEqual(
      people
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });
});

describe('suspending', () => {
  it('ends sessions, streams and seats, and keeps the person out until it is lifted', async () => {
    const admin = await signUpAdmin(app());
    const { host, stream } = await liveStream(app());
    const { stream: other } = await liveStream(app());
    await takeSeat(app(), other.id, host.browser);

    const user = userIn(await put(admin, host.id, 'suspension', { reason }));
    expect(user.suspension).toMatchObject({ reason, until: null });
    for (const answer of [
      await app().send('GET', '/v1/me', { browser: host.browser }),
      await app().send('POST', '/v1/auth/refresh', { browser: host.browser }),
      await app().send('POST', '/v1/auth/login', { body: { email: host.email, password: goodPassword } }),
    ]) {
      expect(problemOf(answer)).toBe('account_suspended');
      expect(answer.body).toMatchObject({ detail: `This account is suspended: ${reason}` });
    }
    await eventually(async () => {
      expect(problemOf(await app().send('GET', `/v1/streams/${stream.id}`))).toBe('not_found');
      const { state } = await app().context.db.stream.findUniqueOrThrow({ where: { id: stream.id } });
      expect(state).toBe('ended');
      const { taken } = await app().context.db.streamSeating.findUniqueOrThrow({
        where: { streamId: other.id },
      });
      expect(taken).toBe(0);
    });

    userIn(await take(admin, host.id, 'suspension'));
    const again = await app().send('POST', '/v1/auth/login', {
      body: { email: host.email, password: goodPassword },
    });
    expect(again.status).toBe(200);
    const old = await app().send('GET', '/v1/me', { browser: host.browser });
    expect(problemOf(old)).toBe('session_ended');
  });

  it('is not revealed to somebody who does not know the password', async () => {
    const admin = await signUpAdmin(app());
    const { id, email } = await signUp(app());
    userIn(await put(admin, id, 'suspension', { reason }));
    const answer = await app().send('POST', '/v1/auth/login', { body: { email, password: 'not this one' } });
    expect(problemOf(answer)).toBe('invalid_credentials');
  });

  it('ends by itself at its time', async () => {
    const admin = await signUpAdmin(app());
    const { id, email } = await signUp(app());
    const until = new Date(app().clock.now().getTime() + 60_000).toISOString();
    userIn(await put(admin, id, 'suspension', { reason, until }));
    expect(await find(admin, `state=suspended&q=${id}`)).toEqual([id]);
    app().clock.advance(60_000);
    expect(await find(admin, `state=suspended&q=${id}`)).toEqual([]);
    const login = await app().send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
    expect(login.status).toBe(200);
    expect(problemOf(await take(admin, id, 'suspension'))).toBe('not_found');
  });

  it('needs a reason and an end in the future, and cannot be done to oneself', async () => {
    const admin = await signUpAdmin(app());
    const { id } = await signUp(app());
    const past = new Date(app().clock.now().getTime() - 1).toISOString();
    for (const body of [{}, { reason: ' ' }, { reason, until: past }, { reason, until: 'tomorrow' }]) {
      expect(problemOf(await put(admin, id, 'suspension', body))).toBe('validation_failed');
    }
    expect(problemOf(await put(admin, admin.id, 'suspension', { reason }))).toBe('forbidden');
    expect(await actsOn(admin, id)).toEqual([]);
  });
});

describe('a plan that an admin gives', () => {
  it('is there until its end, or until it is taken back', async () => {
    const admin = await signUpAdmin(app());
    const { id } = await signUp(app());
    const ends_at = new Date(app().clock.now().getTime() + 60_000).toISOString();
    const given = userIn(await put(admin, id, 'plan', { plan: 'creator', reason, ends_at }));
    expect(given.plan_override).toMatchObject({ plan: 'creator', reason, ends_at });
    app().clock.advance(60_000);
    const look = await app().send('GET', `/v1/admin/users/${id}`, { browser: admin.browser });
    expect(userIn(look).plan_override).toBeNull();
    expect(problemOf(await take(admin, id, 'plan'))).toBe('not_found');

    userIn(await put(admin, id, 'plan', { plan: 'creator', reason }));
    expect(userIn(await put(admin, id, 'plan', { plan: 'pro', reason })).plan_override).toMatchObject({
      plan: 'pro',
    });
    expect(userIn(await take(admin, id, 'plan')).plan_override).toBeNull();
    expect((await actsOn(admin, id)).map(({ action, details }) => [action, details.plan])).toEqual([
      ['plan_override_ended', 'pro'],
      ['plan_overridden', 'pro'],
      ['plan_overridden', 'creator'],
      ['plan_overridden', 'creator'],
    ]);
  });
});

describe('the role of an admin', () => {
  it('stays with one of two admins who take it from each other at once', async () => {
    await app().context.db.user.updateMany({ data: { role: 'member' } });
    const [one, other] = await Promise.all([signUpAdmin(app()), signUpAdmin(app())]);
    const down = { role: 'member', reason };
    const answers = await Promise.all([put(one, other.id, 'role', down), put(other, one.id, 'role', down)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await app().context.db.user.count({ where: { role: 'admin' } })).toBe(1);
  });

  it('is written down when it changes, and not when it stays', async () => {
    const admin = await signUpAdmin(app());
    const { id } = await signUp(app());
    userIn(await put(admin, id, 'role', { role: 'member', reason }));
    expect(await actsOn(admin, id)).toEqual([]);
    expect(userIn(await put(admin, id, 'role', { role: 'admin', reason })).role).toBe('admin');
    expect(await actsOn(admin, id)).toMatchObject([
      { action: 'role_changed', details: { role: 'admin' }, reason },
    ]);
  });
});

describe('the log of what admins did', () => {
  it('cannot be changed, not even by the server', async () => {
    const admin = await signUpAdmin(app());
    const { id } = await signUp(app());
    userIn(await put(admin, id, 'suspension', { reason }));
    const { db } = app().context;
    await expect(db.auditEntry.updateMany({ data: { reason: 'none' } })).rejects.toThrow('cannot be changed');
    await expect(db.auditEntry.deleteMany()).rejects.toThrow('cannot be changed');
  });

  it('keeps ids when the people are gone', async () => {
    const admin = await signUpAdmin(app());
    const person = await signUp(app(), 'Soon Gone');
    userIn(await put(admin, person.id, 'plan', { plan: 'pro', reason }));
    expect(await actsOn(admin, person.id)).toMatchObject([{ subject: { display_name: 'Soon Gone' } }]);
    await app().send('DELETE', '/v1/me', { browser: person.browser, body: { password: goodPassword } });
    await eventually(async () => {
      expect(await app().context.db.user.findUnique({ where: { id: person.id } })).toBeNull();
    });
    expect(await actsOn(admin, person.id)).toMatchObject([
      { subject: { id: person.id, display_name: null } },
    ]);
  });
});
