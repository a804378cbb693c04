import { describe, expect, it } from '@jest/globals';
import { type Activity, type Member, type MemberRole, memberRoles } from '@footlight/contracts';
import {
  type Report,
  addMember,
  invite,
  invited,
  newAddress,
  newMember,
  roleOf,
  signUpProven,
} from '../../../../test/channel-people.ts';
import { type Person, expectStatus, signUp } from '../../../../test/people.ts';
import { type Answer, type TestApp, problemOf, useApp } from '../../../../test/test-app.ts';
import { newId } from '../../../ids.ts';

const app = useApp();
const creator = useApp({ DEFAULT_PLAN: 'creator' });

const change = (host: Person, id: string, role: MemberRole, by = host, where: TestApp = app()) =>
  where.send('PATCH', `/v1/channels/${host.channel.id}/members/${id}`, {
    browser: by.browser,
    body: { role },
  });
const remove = (host: Person, id: string, by = host) =>
  app().send('DELETE', `/v1/channels/${host.channel.id}/members/${id}`, { browser: by.browser });
const members = (host: Person, query = '') =>
  app().send('GET', `/v1/channels/${host.channel.id}/members${query}`, { browser: host.browser });

/** What happened in a channel, newest first, without ids and times. */
async function happenings(host: Person) {
  const url = `/v1/channels/${host.channel.id}/activity`;
  const answer = await app().send('GET', url, { browser: host.browser });
  return expectStatus<{ data: Activity[] }>(answer, 200).data.map(
    ({ kind, actor, subject, email, role }) => ({
      kind,
      actor: actor?.id,
      subject: subject?.id,
      email,
      role,
    }),
  );
}

/** How many events say that somebody of a channel is something else there, or nothing any more. */
function countChanges(host: Person): Promise<number> {
  const type = { in: ['member.role_changed', 'member.removed'] };
  return app().context.db.event.count({ where: { channelId: host.channel.id, type } });
}

const codesOf = (answers: readonly Answer[]) => answers.map((answer) => problemOf(answer) ?? 'done').sort();

describe('the people of a channel', () => {
  it('are listed newest first, page by page', async () => {
    const host = await signUp(app());
    const people: Person[] = [];
    for (const role of [...memberRoles, ...memberRoles]) people.push(await newMember(app(), host, role));
    const seen: Member[] = [];
    let cursor = '';
    for (;;) {
      const answer = await members(host, `?limit=4${cursor && `&cursor=${cursor}`}`);
      const page = expectStatus<{ data: Member[]; next_cursor: string | null }>(answer, 200);
      seen.push(...page.data);
      if (page.next_cursor === null) break;
      cursor = page.next_cursor;
    }
    expect(seen.map(({ id }) => id)).toEqual(people.map(({ id }) => id).reverse());
    expect(Object.keys(seen[0] ?? {}).sort()).toEqual(
      ['active', 'avatar_url', 'display_name', 'handle', 'id', 'role', 'since'].sort(),
    );
  });

  it('are paged also when they joined at the same moment', async () => {
    const host = await signUp(app());
    const people = await Promise.all(Array.from({ length: 3 }, () => newMember(app(), host, 'viewer')));
    await app().context.db.membership.updateMany({
      where: { channelId: host.channel.id },
      data: { createdAt: new Date() },
    });
    const first = expectStatus<{ data: Member[]; next_cursor: string }>(await members(host, '?limit=2'), 200);
    const rest = await members(host, `?cursor=${first.next_cursor}`);
    const all = [...first.data, ...expectStatus<{ data: Member[] }>(rest, 200).data];
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(people.map(({ id }) => id)));
    expect(all).toHaveLength(3);
  });

  it('reject a cursor that is none of theirs', async () => {
    const host = await signUp(app());
    expect(problemOf(await members(host, '?cursor=nonsense'))).toBe('validation_failed');
  });
});

describe('a role', () => {
  it.each(memberRoles)('%s is given by the owner, and by nobody else', async (role) => {
    const host = await signUp(app());
    const person = await newMember(app(), host, 'viewer');
    for (const other of memberRoles) {
      const by = await newMember(app(), host, other);
      expect(problemOf(await change(host, person.id, role, by))).toBe('forbidden');
    }
    expect(problemOf(await change(host, person.id, role, await signUp(app())))).toBe('forbidden');
    expect(problemOf(await change(host, person.id, role, person))).toBe('forbidden');
    const { member } = expectStatus<{ member: Member }>(await change(host, person.id, role), 200);
    expect(member).toMatchObject({ id: person.id, role });
    expect(await roleOf(app(), host, person)).toBe(role);
  });

  it('counts in a running stream at once when it changes, and the change is recorded', async () => {
    const host = await signUp(app());
    const person = await newMember(app(), host, 'viewer');
    await change(host, person.id, 'viewer');
    expect(await countChanges(host)).toBe(0);
    await change(host, person.id, 'producer');
    expect(await countChanges(host)).toBe(1);
    expect(await happenings(host)).toEqual([
      { kind: 'role_changed', actor: host.id, subject: person.id, email: null, role: 'producer' },
    ]);
  });

  it('cannot be given to the owner, nor to somebody who is not a member', async () => {
    const host = await signUp(app());
    const outsider = await signUp(app());
    for (const id of [host.id, outsider.id, newId('user')]) {
      expect(problemOf(await change(host, id, 'viewer'))).toBe('not_found');
    }
    const body = { role: 'owner' };
    const url = `/v1/channels/${host.channel.id}/members/${outsider.id}`;
    expect(problemOf(await app().send('PATCH', url, { browser: host.browser, body }))).toBe(
      'validation_failed',
    );
  });
});

describe('a member who leaves', () => {
  it('may be removed by the owner, at once', async () => {
    const host = await signUp(app());
    const person = await newMember(app(), host, 'moderator');
    expectStatus(await remove(host, person.id), 204);
    expect(await roleOf(app(), host, person)).toBeNull();
    expect(await countChanges(host)).toBe(1);
    expect(problemOf(await remove(host, person.id))).toBe('not_found');
    expect(await happenings(host)).toEqual([
      { kind: 'removed', actor: host.id, subject: person.id, email: null, role: null },
    ]);
  });

  it.each(memberRoles)('leaves by themself as a %s, and may remove nobody else', async (role) => {
    const host = await signUp(app());
    const person = await newMember(app(), host, role);
    const other = await newMember(app(), host, 'viewer');
    expect(problemOf(await remove(host, other.id, person))).toBe('forbidden');
    expect(problemOf(await remove(host, host.id, person))).toBe('forbidden');
    expectStatus(await remove(host, person.id, person), 204);
    expect(await roleOf(app(), host, person)).toBeNull();
    expect((await happenings(host))[0]).toMatchObject({ kind: 'left', actor: person.id });
    expect(problemOf(await remove(host, person.id, person))).toBe('not_found');
  });

  it('cannot be the owner', async () => {
    const host = await signUp(app());
    expect(problemOf(await remove(host, host.id))).toBe('owner_stays');
  });

  it('stays in the history without a name when the account is gone', async () => {
    const host = await signUp(app());
    const person = await newMember(app(), host, 'viewer');
    await change(host, person.id, 'moderator');
    await app().context.db.user.update({
      where: { id: person.id },
      data: { deletionRequestedAt: new Date() },
    });
    expect(await happenings(host)).toMatchObject([{ kind: 'role_changed', subject: undefined }]);
    expect(expectStatus<{ data: Member[] }>(await members(host), 200).data).toEqual([]);
  });
});

describe('the number of moderators and producers', () => {
  it('is what the plan has room for, also when roles are given at once', async () => {
    const host = await signUp(creator());
    const people = await Promise.all(Array.from({ length: 8 }, () => newMember(creator(), host, 'viewer')));
    const answers = await Promise.all(
      people.map(({ id }, index) =>
        change(host, id, index % 2 === 0 ? 'moderator' : 'producer', host, creator()),
      ),
    );
    expect(codesOf(answers)).toEqual([
      ...Array<string>(3).fill('done'),
      ...Array<string>(5).fill('plan_limit_reached'),
    ]);
    const staff = { channelId: host.channel.id, role: { not: 'viewer' } };
    expect(await creator().context.db.membership.count({ where: staff })).toBe(3);
  });

  it('counts invitations that are open, also when they are written at once', async () => {
    const host = await signUp(creator());
    const member = await newMember(creator(), host, 'producer');
    const [viewer] = [await newMember(creator(), host, 'viewer')];
    const lists = Array.from({ length: 6 }, () => `${newAddress()}\n${newAddress()}`);
    const [promotion, ...reports] = await Promise.all([
      change(host, viewer.id, 'moderator', host, creator()),
      ...lists.map((list) => invite(creator(), host, list, 'moderator')),
    ]);
    const asked = reports.reduce((sum, one) => sum + expectStatus<Report>(one, 200).invited, 0);
    expect(asked + (promotion?.status === 200 ? 1 : 0)).toBe(2);
    const outcomes = new Set(
      reports.flatMap((one) => expectStatus<Report>(one, 200).data.map(({ outcome }) => outcome)),
    );
    expect([...outcomes]).toContain('plan_limit_reached');
    expect(problemOf(await change(host, member.id, 'moderator', host, creator()))).toBeUndefined();
  });

  it('is free again when an invitation is too old, and taken again when it is sent once more', async () => {
    const host = await signUp(creator());
    const addresses = [newAddress(), newAddress(), newAddress()];
    await invite(creator(), host, addresses.join(), 'producer');
    const member = await newMember(creator(), host, 'viewer');
    expect(problemOf(await change(host, member.id, 'moderator', host, creator()))).toBe('plan_limit_reached');
    const long = { expiresAt: new Date(creator().clock.now().getTime() - 1000) };
    const where = { channelId: host.channel.id, email: addresses[0] ?? '' };
    await creator().context.db.channelInvitation.updateMany({ where, data: long });
    expectStatus(await change(host, member.id, 'moderator', host, creator()), 200);
    const { id } = await creator().context.db.channelInvitation.findFirstOrThrow({ where });
    const url = `/v1/channels/${host.channel.id}/invitations/${id}/resend`;
    expect(problemOf(await creator().send('POST', url, { browser: host.browser }))).toBe(
      'plan_limit_reached',
    );
    expectStatus(await change(host, member.id, 'viewer', host, creator()), 200);
    expectStatus(await creator().send('POST', url, { browser: host.browser }), 200);
    expect(problemOf(await change(host, member.id, 'moderator', host, creator()))).toBe('plan_limit_reached');
  });

  it('does not limit viewers', async () => {
    const host = await signUp(creator());
    const addresses = Array.from({ length: 20 }, newAddress).join('\n');
    expect(expectStatus<Report>(await invite(creator(), host, addresses), 200).invited).toBe(20);
  });

  it('is the owner’s plan’s, whatever the others have', async () => {
    const host = await signUp(creator());
    const { id } = await signUp(creator());
    await creator().context.db.planOverride.create({
      data: { userId: id, plan: 'pro', reason: 'Test', createdAt: new Date() },
    });
    const list = Array.from({ length: 5 }, newAddress).join();
    expect(expectStatus<Report>(await invite(creator(), host, list, 'moderator'), 200).invited).toBe(3);
  });
});

describe('the history of a channel', () => {
  it('is listed newest first, page by page, and to the owner alone', async () => {
    const host = await signUp(app());
    const emails = [newAddress(), newAddress(), newAddress()];
    for (const email of emails) await invited(app(), host, email, 'moderator');
    const url = `/v1/channels/${host.channel.id}/activity`;
    const first = await app().send('GET', `${url}?limit=2`, { browser: host.browser });
    const page = expectStatus<{ data: Activity[]; next_cursor: string }>(first, 200);
    const rest = await app().send('GET', `${url}?cursor=${page.next_cursor}`, { browser: host.browser });
    const all = [...page.data, ...expectStatus<{ data: Activity[] }>(rest, 200).data];
    expect(all.map(({ email }) => email)).toEqual(emails.reverse());
    expect(all[0]).toMatchObject({
      kind: 'invited',
      actor: { id: host.id },
      subject: null,
      role: 'moderator',
    });
    const member = await signUpProven(app());
    await addMember(app(), host, member, 'producer');
    expect(problemOf(await app().send('GET', url, { browser: member.browser }))).toBe('forbidden');
  });
});
