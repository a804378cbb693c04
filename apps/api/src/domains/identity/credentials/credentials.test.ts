import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { goodPassword, signUp, tokenIn } from '../../../../test/people.ts';
import { type Answer, Browser, problemOf, useMailingApp } from '../../../../test/test-app.ts';

const { app, mailbox } = useMailingApp();

const confirm = 'Confirm your address';
const reset = 'Set a new password';
const otherPassword = 'four words in a row';

const verify = (token: string) => app().send('POST', '/v1/auth/verify-email', { body: { token } });
const forgot = (email: string) => app().send('POST', '/v1/auth/forgot-password', { body: { email } });
const setNew = (token: string) =>
  app().send('POST', '/v1/auth/reset-password', { body: { token, password: otherPassword } });
const login = (email: string, password: string) =>
  app().send('POST', '/v1/auth/login', { body: { email, password } });
const me = (browser: Browser) => app().send('GET', '/v1/me', { browser });
const moveTo = (browser: Browser, email: string, password = goodPassword) =>
  app().send('PUT', '/v1/me/email', { browser, body: { email, password } });
const newAddress = () => `${randomUUID()}@example.org`;

async function mailedToken(email: string, subject: string): Promise<string> {
  return tokenIn((await mailbox().mailTo(email, subject)).text);
}

/** An account whose owner forgot the password, and the token of the mail. */
async function requestReset(): Promise<{ browser: Browser; email: string; token: string }> {
  const { browser, email } = await signUp(app());
  await forgot(email);
  return { browser, email, token: await mailedToken(email, reset) };
}

describe('a mail', () => {
  it('has the same link as text and as HTML, with the token where servers do not see it', async () => {
    const { email } = await signUp(app(), '<b>Ola</b>');
    const mail = await mailbox().mailTo(email, confirm);
    const token = tokenIn(mail.text);
    expect(mail.recipients).toEqual([email]);
    expect(mail.text).toContain(`http://127.0.0.1:8080/verify-email#token=${token}`);
    expect(mail.html).toContain(`http://127.0.0.1:8080/verify-email#token=${token}`);
    expect(mail.html).not.toContain('<b>Ola');
  });

  it('leaves nothing in the database that opens its link', async () => {
    const { email } = await signUp(app());
    const [, secret = ''] = (await mailedToken(email, confirm)).split('.');
    expect(secret.length).toBeGreaterThan(40);
    const { db } = app().context;
    const rows: unknown[] = [
      await db.emailLink.findMany(),
      await db.$queryRaw`SELECT data::text, output::text FROM pgboss.job`,
    ];
    expect(JSON.stringify(rows)).not.toContain(secret);
  });
});

describe('an address', () => {
  it('is confirmed by the link that was sent to it, once', async () => {
    const { browser, email } = await signUp(app());
    expect((await me(browser)).body).toMatchObject({ user: { email_verified: false } });
    const token = await mailedToken(email, confirm);
    expect((await verify(token)).status).toBe(204);
    expect((await me(browser)).body).toMatchObject({ user: { email_verified: true } });
    expect(problemOf(await verify(token))).toBe('link_invalid');
  });

  it('is confirmed by one of ten requests at once', async () => {
    const { email } = await signUp(app());
    const token = await mailedToken(email, confirm);
    const answers = await Promise.all(Array.from({ length: 10 }, () => verify(token)));
    expect(answers.map(({ status }) => status).sort()).toEqual([204, ...Array<number>(9).fill(410)]);
  });

  it('is not confirmed by a link that was replaced, is too old, or belongs to another purpose', async () => {
    const { browser, email } = await signUp(app());
    const first = await mailedToken(email, confirm);
    await app().send('POST', '/v1/me/email-verification', { browser });
    expect(problemOf(await verify(first))).toBe('link_invalid');

    const { email: late } = await signUp(app());
    const token = await mailedToken(late, confirm);
    const { id } = await app().context.db.emailLink.findFirstOrThrow({ where: { email: late } });
    await app().context.db.emailLink.update({ where: { id }, data: { expiresAt: app().clock.now() } });
    expect(problemOf(await verify(token))).toBe('link_invalid');

    const { token: forPassword } = await requestReset();
    expect(problemOf(await verify(forPassword))).toBe('link_invalid');
  });

  it.each([
    ['an access token', ({ token }: Browser) => token ?? ''],
    ['a refresh token', ({ cookies }: Browser) => cookies.get('footlight_refresh') ?? ''],
    ['an id without its secret', () => 'lnk_01JD9M4T5V6W7X8Y9Z0A1B2C3D'],
    ['a secret that was changed', () => `lnk_01JD9M4T5V6W7X8Y9Z0A1B2C3D.${'A'.repeat(43)}`],
    ['odd Unicode', () => 'łńk_💥.\u202e'],
  ])('is not confirmed by %s', async (_what, tokenOf) => {
    const { browser } = await signUp(app());
    expect(problemOf(await verify(tokenOf(browser)))).toBe('link_invalid');
  });

  it('changes when the link to the new one is opened, and the old one is notified', async () => {
    const { browser, email } = await signUp(app());
    const next = newAddress();
    expect((await moveTo(browser, next.toUpperCase())).status).toBe(204);
    await mailbox().mailTo(email, 'is about to change');
    expect((await me(browser)).body).toMatchObject({ user: { email } });

    expect((await verify(await mailedToken(next, 'Confirm your new address'))).status).toBe(204);
    expect((await me(browser)).body).toMatchObject({ user: { email: next, email_verified: true } });
    await mailbox().mailTo(email, 'has changed');
    expect(problemOf(await login(email, goodPassword))).toBe('invalid_credentials');
    expect((await login(next, goodPassword)).status).toBe(200);
  });

  it('that was replaced by another one makes its mailed links invalid', async () => {
    const { browser, email } = await signUp(app());
    const old = await mailedToken(email, confirm);
    await forgot(email);
    const oldReset = await mailedToken(email, reset);
    const next = newAddress();
    await moveTo(browser, next);
    await verify(await mailedToken(next, 'Confirm your new address'));
    expect(problemOf(await verify(old))).toBe('link_invalid');
    expect(problemOf(await setNew(oldReset))).toBe('link_invalid');
  });

  it('that another account took meanwhile cannot be confirmed or asked for', async () => {
    const { browser } = await signUp(app());
    const next = newAddress();
    await moveTo(browser, next);
    const token = await mailedToken(next, 'Confirm your new address');
    const body = { email: next, password: goodPassword, display_name: 'Faster' };
    await app().send('POST', '/v1/auth/register', { body });
    expect(problemOf(await verify(token))).toBe('email_taken');
    expect(problemOf(await moveTo(browser, next))).toBe('email_taken');
  });

  it('is not changed by somebody who is signed in but does not know the password', async () => {
    const { browser, email } = await signUp(app());
    const next = newAddress();
    expect(problemOf(await moveTo(browser, next, 'a guess'))).toBe('password_wrong');
    expect(await app().context.db.emailLink.count({ where: { email: next } })).toBe(0);
    expect((await me(browser)).body).toMatchObject({ user: { email } });
  });
});

describe('a forgotten password', () => {
  it('is replaced by the link, which signs out everywhere and confirms the address', async () => {
    const { browser, email, token } = await requestReset();
    const elsewhere = new Browser();
    await app().send('POST', '/v1/auth/login', {
      browser: elsewhere,
      body: { email, password: goodPassword },
    });
    expect((await setNew(token)).status).toBe(204);

    expect(problemOf(await me(browser))).toBe('session_ended');
    for (const one of [browser, elsewhere]) {
      one.token = undefined;
      expect(problemOf(await app().send('POST', '/v1/auth/refresh', { browser: one }))).toBe('session_ended');
    }
    expect(problemOf(await login(email, goodPassword))).toBe('invalid_credentials');
    expect((await login(email, otherPassword)).body).toMatchObject({ user: { email_verified: true } });
    await mailbox().mailTo(email, 'password on');
    expect(problemOf(await setNew(token))).toBe('link_invalid');
  });

  it('can be reset and used at once, however often others guessed before', async () => {
    const { email, token } = await requestReset();
    for (let guess = 0; guess < 10; guess += 1) await login(email, 'a guess');
    expect(problemOf(await login(email, goodPassword))).toBe('rate_limited');
    await setNew(token);
    expect((await login(email, otherPassword)).status).toBe(200);
  });

  it('gets the same answer for an address without an account, which gets no mail', async () => {
    const outsider = newAddress();
    const { email } = await signUp(app());
    const shown = ({ status, body }: Answer) => ({ status, body });
    expect(shown(await forgot(outsider))).toEqual(shown(await forgot(email)));
    await mailbox().mailTo(email, reset);
    expect(mailbox().mails.filter(({ recipients }) => recipients.includes(outsider))).toEqual([]);
  });
});

describe('changing the password', () => {
  const change = (browser: Browser, current_password: string) =>
    app().send('PUT', '/v1/me/password', {
      browser,
      body: { current_password, new_password: otherPassword },
    });

  it('keeps this device signed in with a new session, and no other', async () => {
    const { browser, email, password } = await signUp(app());
    const thief = browser.copy();
    const answer = await change(browser, password);
    expect(answer.status).toBe(200);
    browser.token = (answer.body as { access_token?: string }).access_token;
    expect((await me(browser)).status).toBe(200);
    expect((await app().send('POST', '/v1/auth/refresh', { browser })).status).toBe(200);
    expect(problemOf(await me(thief))).toBe('session_ended');
    thief.token = undefined;
    expect(problemOf(await app().send('POST', '/v1/auth/refresh', { browser: thief }))).toBe('session_ended');
    expect((await login(email, otherPassword)).status).toBe(200);
    await mailbox().mailTo(email, 'password on');
  });

  it('needs the old one, also a moment after signing in', async () => {
    const { browser, email, password } = await signUp(app());
    expect(problemOf(await change(browser, 'a guess'))).toBe('password_wrong');
    const body = { new_password: otherPassword };
    expect(problemOf(await app().send('PUT', '/v1/me/password', { browser, body }))).toBe('password_wrong');
    expect((await login(email, password)).status).toBe(200);
  });
});
