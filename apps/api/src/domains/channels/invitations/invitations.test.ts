import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Invitation, OwnChannel, ReceivedInvitation } from '@footlight/contracts';
import { eventually } from '../../../../test/eventually.ts';
import {
  type Report,
  addMember,
  invitationToken,
  invite,
  invited,
  newAddress,
  newMember,
  roleOf,
  signUpProven,
  settle,
} from '../../../../test/channel-people.ts';
import {
  type Person,
  expectStatus,
  goodPassword,
  linkToken,
  signUp,
  tokenIn,
} from '../../../../test/people.ts';
import { type Answer, Browser, problemOf, useMailingApp } from '../../../../test/test-app.ts';
import { newId } from '../../../ids.ts';
import { purgeInvitations } from '../index.ts';
import { sendResetLink } from '../../identity/index.ts';
import { sendMail } from '../../notifications/index.ts';

const { app, mailbox } = useMailingApp();
const day = 24 * 3_600_000;

// Everybody here comes from one network address, which may only try so many tokens.
beforeEach(() => app().context.db.rateLimit.deleteMany());

const accept = ({ browser }: Pick<Person, 'browser'>, body: object) =>
  app().send('POST', '/v1/invitations/accept', { browser, body });
const decline = ({ browser }: Pick<Person, 'browser'>, id: string) =>
  app().send('DELETE', `/v1/me/invitations/${id}`, { browser });
const revoke = (host: Person, id: string, by = host) =>
  app().send('DELETE', `/v1/channels/${host.channel.id}/invitations/${id}`, { browser: by.browser });
const resend = (host: Person, id: string, by = host) =>
  app().send('POST', `/v1/channels/${host.channel.id}/invitations/${id}/resend`, { browser: by.browser });
const verify = (token: string) => app().send('POST', '/v1/auth/verify-email', { body: { token } });

async function received({ browser }: Pick<Person, 'browser'>): Promise<ReceivedInvitation[]> {
  const answer = await app().send('GET', '/v1/me/invitations', { browser });
  return expectStatus<{ data: ReceivedInvitation[] }>(answer, 200).data;
}

async function open(host: Person): Promise<Invitation[]> {
  const url = `/v1/channels/${host.channel.id}/invitations`;
  const answer = await app().send('GET', url, { browser: host.browser });
  return expectStatus<{ data: Invitation[] }>(answer, 200).data;
}

async function proveAddress({ email }: Pick<Person, 'email'>): Promise<void> {
  expectStatus(await verify(await linkToken(app(), 'verify_email', email)), 204);
}

const reportOf = (answer: Answer) => expectStatus<Report>(answer, 200);
const outcomes = (answer: Answer) => reportOf(answer).data.map(({ outcome }) => outcome);

describe('inviting', () => {
  it('answers the result for each entry of the list', async () => {
    const host = await signUp(app());
    const member = await newMember(app(), host, 'viewer');
    const [fresh, before] = [newAddress(), newAddress()];
    await invited(app(), host, before, 'moderator');
    const list = [
      `Somebody <${fresh.toUpperCase()}>`,
      'no address',
      `${host.email}; ${member.email}, ${before}`,
      fresh,
    ].join('\n');
    expect(reportOf(await invite(app(), host, list))).toEqual({
      data: [
        { line: 1, text: fresh.toUpperCase(), outcome: 'invited' },
        { line: 2, text: 'no', outcome: 'not_an_address' },
        { line: 2, text: 'address', outcome: 'not_an_address' },
        { line: 3, text: host.email, outcome: 'yourself' },
        { line: 3, text: member.email, outcome: 'already_member' },
        { line: 3, text: before, outcome: 'already_invited' },
        { line: 4, text: fresh, outcome: 'repeated' },
      ],
      invited: 1,
      needed_plan: null,
    });
    expect((await open(host)).map(({ email, role }) => [email, role])).toEqual([
      [fresh, 'viewer'],
      [before, 'moderator'],
    ]);
  });

  it('makes one invitation of an address that several lists have at once', async () => {
    const host = await signUp(app());
    const email = newAddress();
    const answers = await Promise.all(Array.from({ length: 6 }, () => invite(app(), host, email)));
    expect(answers.flatMap(outcomes).sort()).toEqual([
      ...Array<string>(5).fill('already_invited'),
      'invited',
    ]);
    expect(await open(host)).toHaveLength(1);
  });

  it('takes ten thousand addresses with rubbish among them in seconds, and no more of them', async () => {
    const host = await signUp(app());
    await settle(app(), host);
    const addresses = Array.from(
      { length: 9_000 },
      (_, index) => `Person ${index} <${index}.${newAddress()}>`,
    );
    const rubbish = Array.from({ length: 1_000 }, (_, index) => `nobody-${index}`);
    const list = [...addresses, ...rubbish].join('\n');
    const started = performance.now();
    const report = reportOf(await invite(app(), host, list));
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(report.invited).toBe(9_000);
    expect(report.data).toHaveLength(10_000);
    expect(report.data[9_000]).toEqual({ line: 9_001, text: 'nobody-0', outcome: 'not_an_address' });
    expect(await app().context.db.channelInvitation.count({ where: { channelId: host.channel.id } })).toBe(
      9_000,
    );
    const tooMany = await invite(app(), host, `${list}\none-more`);
    expect(problemOf(tooMany)).toBe('validation_failed');
    expect(tooMany.body.errors).toMatchObject([{ pointer: '/body/addresses' }]);

    // The mails of a long list keep nobody else's waiting.
    const { email } = await signUp(app());
    await mailbox().mailTo(email, 'Confirm your address');
    expectStatus(
      await app().send('DELETE', `/v1/channels/${host.channel.id}`, { browser: host.browser }),
      204,
    );
  }, 60_000);

  it('stops after sixty lists an hour', async () => {
    const host = await signUp(app());
    for (let list = 0; list < 60; list += 1) expectStatus(await invite(app(), host, 'nobody'), 200);
    expect(problemOf(await invite(app(), host, 'nobody'))).toBe('rate_limited');
  });
});

describe('the mail of an invitation', () => {
  it('asks somebody with an account to accept, with all text escaped', async () => {
    const host = await signUp(app(), 'Mira <script>alert(1)</script>\u202E');
    const name = '<img src=x onerror=alert(1)> & Co\u202E';
    const url = `/v1/channels/${host.channel.id}`;
    await app().send('PATCH', url, { browser: host.browser, body: { name } });
    const person = await signUpProven(app());
    const invitation = await invited(app(), host, person.email, 'producer');
    const mail = await mailbox().mailTo(person.email, 'You are invited');
    expect(mail.subject).not.toMatch(/[\r\n\u202E]/);
    expect(mail.text).toContain('Mira <script>alert(1)</script> invites you');
    expect(mail.text).toContain('as a producer');
    expect(mail.text).toContain('fourteen days');
    expect(mail.text).toContain('accept');
    expect(mail.text).not.toContain('make an account');
    expect(mail.html).not.toMatch(/<script|<img|\u202E/);
    expect(mail.html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; Co');
    expect(mail.text).toContain('http://127.0.0.1:8080/invitations#token=');
    expect(tokenIn(mail.text)).toBe(invitationToken(app(), invitation));
    const stored = await app().context.db.channelInvitation.findUniqueOrThrow({
      where: { id: invitation.id },
    });
    expect(JSON.stringify(stored)).not.toContain(tokenIn(mail.text).split('.')[1]);
  });

  it('asks somebody without an account to make one', async () => {
    const host = await signUp(app());
    const email = newAddress();
    await invited(app(), host, email);
    const mail = await mailbox().mailTo(email, 'You are invited');
    expect(mail.text).toContain('make an account with this address and confirm the address');
  });
});

describe('a mail that waits', () => {
  it.each(['revoked', 'too old', 'of somebody suspended'] as const)(
    'is not sent once it is %s',
    async (why) => {
      const host = await signUp(app());
      const email = newAddress();
      const { id } = await invited(app(), host, email);
      await mailbox().mailTo(email, 'You are invited');
      const sent = mailbox().mails.length;
      const { db } = app().context;
      if (why === 'revoked') await revoke(host, id);
      if (why === 'too old') {
        await db.channelInvitation.update({ where: { id }, data: { expiresAt: new Date(0) } });
      }
      if (why === 'of somebody suspended') {
        const data = { suspendedAt: new Date(), suspensionReason: 'Spam' };
        await db.user.update({ where: { id: host.id }, data });
      }
      await sendMail(app().context, { kind: 'invitation', invitationId: id });
      expect(
        mailbox()
          .mails.slice(sent)
          .filter(({ recipients }) => recipients.includes(email)),
      ).toEqual([]);
    },
  );
});

describe('accepting', () => {
  it.each(['token', 'id'] as const)('makes a member, by %s', async (by) => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    const invitation = await invited(app(), host, person.email, 'moderator');
    expect(await received(person)).toMatchObject([
      { id: invitation.id, channel: { id: host.channel.id }, role: 'moderator' },
    ]);
    const ticket =
      by === 'token' ? { token: invitationToken(app(), invitation) } : { invitation_id: invitation.id };
    expect(expectStatus(await accept(person, ticket), 200)).toMatchObject({
      channel: { id: host.channel.id },
      role: 'moderator',
    });
    expect(await roleOf(app(), host, person)).toBe('moderator');
    expect(await received(person)).toEqual([]);
    expect(await open(host)).toEqual([]);
    expect(problemOf(await accept(person, ticket))).toBe('link_invalid');
  });

  it('many times at once makes one member', async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    const invitation = await invited(app(), host, person.email);
    const tickets = [{ token: invitationToken(app(), invitation) }, { invitation_id: invitation.id }];
    const answers = await Promise.all([...tickets, ...tickets, ...tickets].map((one) => accept(person, one)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(new Set(refused.map(problemOf))).toEqual(new Set(['link_invalid']));
    const where = { channelId: host.channel.id };
    expect(await app().context.db.membership.count({ where })).toBe(1);
    expect(await app().context.db.channelActivity.count({ where: { ...where, kind: 'joined' } })).toBe(1);
  });

  it('gives a member the role of the invitation', async () => {
    const [host, person] = [await signUp(app()), await signUp(app())];
    const invitation = await invited(app(), host, person.email, 'producer');
    await addMember(app(), host, person, 'viewer');
    expectStatus(await accept(person, { token: invitationToken(app(), invitation) }), 200);
    expect(await roleOf(app(), host, person)).toBe('producer');
  });

  it('is for the account with the address, and for no other one', async () => {
    const [host, person, other] = [await signUp(app()), await signUpProven(app()), await signUpProven(app())];
    const invitation = await invited(app(), host, person.email);
    const token = invitationToken(app(), invitation);
    expect(problemOf(await accept(other, { token }))).toBe('invitation_not_yours');
    expect(problemOf(await accept(other, { invitation_id: invitation.id }))).toBe('invitation_not_yours');
    expect(problemOf(await accept(host, { token }))).toBe('invitation_not_yours');
    expect(await received(other)).toEqual([]);
    expect(problemOf(await decline(other, invitation.id))).toBe('not_found');
    expectStatus(await accept(person, { token }), 200);
  });

  it('by id needs a proven address; the token proves it, and accepts the address’s other invitations', async () => {
    const [host, another, person] = [await signUp(app()), await signUp(app()), await signUp(app())];
    const invitation = await invited(app(), host, person.email);
    await invited(app(), another, person.email, 'moderator');
    expect(await received(person)).toEqual([]);
    expect(problemOf(await accept(person, { invitation_id: invitation.id }))).toBe('invitation_not_yours');
    expectStatus(await accept(person, { token: invitationToken(app(), invitation) }), 200);
    expect(await roleOf(app(), another, person)).toBe('moderator');
    const me = await app().send('GET', '/v1/me', { browser: person.browser });
    expect(me.body).toMatchObject({ user: { email_verified: true } });
  });

  it('is refused with a token that was not made here', async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    const { id } = await invited(app(), host, person.email);
    const good = invitationToken(app(), { id });
    const other = await invited(app(), host, newAddress());
    const [, mark] = invitationToken(app(), other).split('.');
    const verification = await linkToken(app(), 'verify_email', person.email);
    for (const token of [
      'guess',
      id,
      `${id}.`,
      `${id}.${mark}`,
      `${good}x`,
      good.slice(0, -1),
      verification,
    ]) {
      expect(problemOf(await accept(person, { token }))).toBe('link_invalid');
    }
    // And the other way round: an invitation proves no address by itself.
    expect(problemOf(await verify(good))).toBe('link_invalid');
    expect(problemOf(await accept(person, { invitation_id: newId('invitation') }))).toBe('link_invalid');
    expect(problemOf(await accept(person, { token: good, invitation_id: id }))).toBe('validation_failed');
  });

  it('is refused once the invitation was revoked', async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    const { id } = await invited(app(), host, person.email);
    expectStatus(await revoke(host, id), 204);
    expect(problemOf(await revoke(host, id))).toBe('not_found');
    expect(problemOf(await accept(person, { token: invitationToken(app(), { id }) }))).toBe('link_invalid');
    expect(await received(person)).toEqual([]);
    expect(outcomes(await invite(app(), host, person.email))).toEqual(['invited']);
  });

  it('is rejected for a channel that the account owns by now', async () => {
    const [host, address] = [await signUpProven(app()), newAddress()];
    const { id } = await invited(app(), host, address);
    await app().context.db.user.update({ where: { id: host.id }, data: { email: address } });
    expect(problemOf(await accept(host, { invitation_id: id }))).toBe('link_invalid');
    expect(await received(host)).toEqual([]);
    expect(await roleOf(app(), host, host)).toBe('owner');
  });
});

describe('declining', () => {
  it('closes the invitation, and the owner may ask again', async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    const { id } = await invited(app(), host, person.email);
    expectStatus(await decline(person, id), 204);
    expect(problemOf(await decline(person, id))).toBe('not_found');
    expect(await received(person)).toEqual([]);
    expect(await open(host)).toEqual([]);
    const url = `/v1/channels/${host.channel.id}/activity`;
    const happened = await app().send('GET', url, { browser: host.browser });
    expect(happened.body.data).toMatchObject([
      { kind: 'invitation_declined', email: person.email, actor: { id: person.id } },
      { kind: 'invited', email: person.email, subject: null },
    ]);
    expect(outcomes(await invite(app(), host, person.email))).toEqual(['invited']);
  });
});

describe('an invitation that is too old', () => {
  it('lets nobody in, is in the owner’s list, and is renewed by asking again or sending again', async () => {
    const host = await signUp(app());
    const [first, second] = [await signUpProven(app()), await signUpProven(app())];
    const one = await invited(app(), host, first.email);
    const two = await invited(app(), host, second.email, 'moderator');
    app().clock.advance(14 * day);
    // Whoever signed in a fortnight ago has to do so again.
    for (const person of [host, first, second]) await signInAgain(person);
    const token = invitationToken(app(), one);
    expect(problemOf(await accept(first, { token }))).toBe('link_invalid');
    expect(await received(first)).toEqual([]);
    expect(await open(host)).toHaveLength(2);

    expect(outcomes(await invite(app(), host, first.email, 'producer'))).toEqual(['invited']);
    expect(expectStatus(await accept(first, { token }), 200)).toMatchObject({ role: 'producer' });

    const { invitation } = expectStatus<{ invitation: Invitation }>(await resend(host, two.id), 200);
    expect(Date.parse(invitation.expires_at) - app().clock.now().getTime()).toBeGreaterThan(13 * day);
    expect(invitation).toMatchObject({ id: two.id, role: 'moderator', created_at: two.created_at });
    expectStatus(await accept(second, { invitation_id: two.id }), 200);
  });

  async function signInAgain({ browser, email }: Person): Promise<void> {
    const answer = await app().send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
    browser.token = expectStatus<{ access_token: string }>(answer, 200).access_token;
  }
});

describe('invitations that are over', () => {
  it('are deleted after a month, and addresses in the history after three', async () => {
    const host = await signUp(app());
    const { db } = app().context;
    const revoked = await invited(app(), host, newAddress());
    await revoke(host, revoked.id);
    const tooOld = await invited(app(), host, newAddress());
    const known = async () => ({
      invitations: await db.channelInvitation.count({ where: { id: { in: [revoked.id, tooOld.id] } } }),
      addresses: await db.channelActivity.count({
        where: { channelId: host.channel.id, email: { not: null } },
      }),
      rows: await db.channelActivity.count({ where: { channelId: host.channel.id } }),
    });
    const inDays = async (days: number) => {
      app().clock.advance(days * day);
      await purgeInvitations(app().context);
      return known();
    };
    expect(await inDays(29)).toEqual({ invitations: 2, addresses: 3, rows: 3 });
    expect(await inDays(2)).toEqual({ invitations: 1, addresses: 3, rows: 3 });
    expect(await inDays(14)).toEqual({ invitations: 0, addresses: 3, rows: 3 });
    expect(await inDays(46)).toEqual({ invitations: 0, addresses: 0, rows: 3 });
  });
});

describe('an invitation of another channel', () => {
  it('cannot be withdrawn or sent again by another owner', async () => {
    const [host, other] = [await signUp(app()), await signUpProven(app())];
    const { id } = await invited(app(), host, newAddress());
    expect(problemOf(await revoke(other, id))).toBe('not_found');
    expect(problemOf(await resend(other, id))).toBe('not_found');
    expect(problemOf(await revoke(host, id, other))).toBe('forbidden');
    expect(problemOf(await resend(host, id, other))).toBe('forbidden');
    expect(problemOf(await revoke(host, newId('invitation')))).toBe('not_found');
    expect(await open(host)).toHaveLength(1);
  });
});

describe('sending again', () => {
  it('sends the mail again with the same link, and is recorded', async () => {
    const host = await signUp(app());
    const email = newAddress();
    const { id, sent_at: before } = await invited(app(), host, email);
    await mailbox().mailTo(email, 'You are invited');
    app().clock.advance(1000);
    const { invitation } = expectStatus<{ invitation: Invitation }>(await resend(host, id), 200);
    expect(Date.parse(invitation.sent_at)).toBeGreaterThan(Date.parse(before));
    const token = invitationToken(app(), { id });
    await eventually(async () => {
      const mails = mailbox().mails.filter(({ recipients }) => recipients.includes(email));
      expect(mails.map(({ text }) => tokenIn(text))).toEqual([token, token]);
      await Promise.resolve();
    });
    const url = `/v1/channels/${host.channel.id}/activity`;
    const happened = await app().send('GET', url, { browser: host.browser });
    expect(happened.body.data).toMatchObject([
      { kind: 'invitation_resent', email },
      { kind: 'invited', email },
    ]);
  });
});

describe('proving an address', () => {
  it('accepts the invitations from before the account was made', async () => {
    const [host, another] = [await signUp(app()), await signUp(app())];
    const email = newAddress();
    await invited(app(), host, email, 'moderator');
    await invited(app(), another, email);
    const person = await signUpWith(email);
    expect(await roleOf(app(), host, person)).toBeNull();
    await proveAddress(person);
    expect(await roleOf(app(), host, person)).toBe('moderator');
    expect(await roleOf(app(), another, person)).toBe('viewer');
    expect(await open(host)).toEqual([]);
    const mine = await app().send('GET', '/v1/me/channels', { browser: person.browser });
    expect(
      expectStatus<{ data: OwnChannel[] }>(mine, 200)
        .data.map(({ role }) => role)
        .sort(),
    ).toEqual(['moderator', 'owner', 'viewer']);
    const url = `/v1/channels/${host.channel.id}/activity`;
    const happened = await app().send('GET', url, { browser: host.browser });
    expect(happened.body.data).toMatchObject([
      { kind: 'joined', actor: { id: person.id }, subject: { id: person.id }, role: 'moderator' },
      { kind: 'invited', subject: { id: person.id } },
    ]);
  });

  it('by setting a new password accepts invitations as well', async () => {
    const [host, person] = [await signUp(app()), await signUp(app())];
    await invited(app(), host, person.email);
    await sendResetLink(app().context, person.email);
    const token = await linkToken(app(), 'reset_password', person.email);
    const body = { token, password: goodPassword };
    expectStatus(await app().send('POST', '/v1/auth/reset-password', { body }), 204);
    expect(await memberships(person)).toBe(1);
  });

  it('by changing to it accepts invitations as well', async () => {
    const [host, person] = [await signUp(app()), await signUpProven(app())];
    const email = newAddress();
    await invited(app(), host, email);
    const body = { email };
    expectStatus(await app().send('PUT', '/v1/me/email', { browser: person.browser, body }), 204);
    expect(await memberships(person)).toBe(0);
    expectStatus(await verify(await linkToken(app(), 'change_email', email)), 204);
    expect(await memberships(person)).toBe(1);
  });

  it('a second time does not accept invitations that came after the first', async () => {
    const [host, person] = [await signUp(app()), await signUp(app())];
    const token = await linkToken(app(), 'verify_email', person.email);
    const data = { emailVerifiedAt: new Date() };
    await app().context.db.user.update({ where: { id: person.id }, data });
    await invited(app(), host, person.email);
    expectStatus(await verify(token), 204);
    await sendResetLink(app().context, person.email);
    const body = { token: await linkToken(app(), 'reset_password', person.email), password: goodPassword };
    expectStatus(await app().send('POST', '/v1/auth/reset-password', { body }), 204);
    expect(await memberships(person)).toBe(0);
  });

  it('accepts no invitation that is withdrawn or too old', async () => {
    const [host, another, person] = [await signUp(app()), await signUp(app()), await signUp(app())];
    await revoke(host, (await invited(app(), host, person.email)).id);
    const { id } = await invited(app(), another, person.email);
    const expiresAt = new Date(app().clock.now().getTime() - 1);
    await app().context.db.channelInvitation.update({ where: { id }, data: { expiresAt } });
    await proveAddress(person);
    expect(await memberships(person)).toBe(0);
  });

  it('at the moment of an invitation loses no invitation', async () => {
    const host = await signUp(app());
    const people = await Promise.all(Array.from({ length: 12 }, () => signUp(app())));
    const tokens = await Promise.all(people.map(({ email }) => linkToken(app(), 'verify_email', email)));
    const [report] = await Promise.all([
      invite(app(), host, people.map(({ email }) => email).join('\n')),
      ...tokens.map((token) => verify(token)),
    ]);
    expect(reportOf(report).invited).toBe(people.length);
    for (const person of people) {
      const asked = (await received(person)).length;
      expect([asked, await memberships(person)]).toEqual(asked === 1 ? [1, 0] : [0, 1]);
    }
  });

  async function signUpWith(email: string): Promise<Person> {
    const person = await signUp(app());
    const link = await app().context.db.emailLink.findFirstOrThrow({ where: { userId: person.id } });
    await app().context.db.user.update({ where: { id: person.id }, data: { email } });
    await app().context.db.emailLink.update({ where: { id: link.id }, data: { email } });
    return { ...person, email };
  }

  function memberships({ id: userId }: Person): Promise<number> {
    return app().context.db.membership.count({ where: { userId } });
  }
});

describe('an account whose address nobody proved', () => {
  it('invites nobody', async () => {
    const host = await signUp(app());
    const url = `/v1/channels/${host.channel.id}/invitations`;
    const body = { addresses: newAddress(), role: 'viewer' };
    const refused = await app().send('POST', url, { browser: host.browser, body });
    expect(problemOf(refused)).toBe('email_unverified');
    expect(refused.body.remedy).toBe('confirm_email');

    const { id } = await invited(app(), host, newAddress());
    await app().context.db.user.update({ where: { id: host.id }, data: { emailVerifiedAt: null } });
    const again = await app().send('POST', `${url}/${id}/resend`, { browser: host.browser });
    expect(problemOf(again)).toBe('email_unverified');
  });
});

describe('addresses that are invited', () => {
  const many = (length: number) => Array.from({ length }, newAddress).join('\n');
  const invitations = (host: Person) =>
    app().context.db.channelInvitation.count({ where: { channelId: host.channel.id } });

  it('count, and a list that is too long for the day is refused as a whole', async () => {
    const host = await signUp(app());
    const refused = await invite(app(), host, many(10_000));
    expect(problemOf(refused)).toBe('rate_limited');
    expect(refused.body.detail).toBe('These are 10000 addresses, and 100 more are possible now.');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(86_000);
    expect(await invitations(host)).toBe(0);

    expect(reportOf(await invite(app(), host, many(60))).invited).toBe(60);
    const rest = await invite(app(), host, many(41));
    expect(rest.body.detail).toBe('These are 41 addresses, and 40 more are possible now.');
    expect(reportOf(await invite(app(), host, `${many(40)}\nnobody`)).invited).toBe(40);
    expect(problemOf(await invite(app(), host, newAddress()))).toBe('rate_limited');
    // What gets no mail does not count.
    expect(reportOf(await invite(app(), host, 'nobody')).invited).toBe(0);
    expect(await invitations(host)).toBe(100);
  });

  it('may be far more for an account that is a week old', async () => {
    const host = await signUp(app());
    await settle(app(), host);
    expect(reportOf(await invite(app(), host, many(101))).invited).toBe(101);
  });

  it('count exactly when lists come at once', async () => {
    const host = await signUp(app());
    const answers = await Promise.all(Array.from({ length: 8 }, () => invite(app(), host, many(30))));
    const sent = answers.filter(({ status }) => status === 200);
    expect(sent).toHaveLength(3);
    expect(answers.filter((answer) => problemOf(answer) === 'rate_limited')).toHaveLength(5);
    expect(await invitations(host)).toBe(90);
  });

  it('get five mails a day, whoever sends them at once', async () => {
    const email = newAddress();
    const hosts = await Promise.all(Array.from({ length: 7 }, () => signUp(app())));
    const answers = await Promise.all(hosts.map((host) => invite(app(), host, `${email}, ${newAddress()}`)));
    const all = answers.map((answer) => reportOf(answer).data.map(({ outcome }) => outcome));
    expect(all.filter(([first]) => first === 'invited')).toHaveLength(5);
    expect(all.filter(([first]) => first === 'invited_too_often')).toHaveLength(2);
    expect(all.every(([, second]) => second === 'invited')).toBe(true);
    expect(await app().context.db.channelInvitation.count({ where: { email } })).toBe(5);

    const [host] = hosts.filter((_, index) => all[index]?.[0] === 'invited');
    const { id } = await app().context.db.channelInvitation.findFirstOrThrow({
      where: { email, channelId: host?.channel.id ?? '' },
    });
    const url = `/v1/channels/${host?.channel.id}/invitations/${id}/resend`;
    const resent = await app().send('POST', url, { browser: host?.browser ?? new Browser() });
    expect(problemOf(resent)).toBe('rate_limited');
  });
});
