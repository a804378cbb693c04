import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Mailbox, startMailbox } from '@footlight/local-stack';
import { openMailer } from '../src/gateways/mail/mailer.ts';
import { newId } from '../src/ids.ts';
import { goodPassword, liveStream, newGuest, signUp } from './people.ts';
import { type Answer, Browser, type SendOptions, problemOf, useApp } from './test-app.ts';

/** Checks that hold for every route, each with one that stands for them. */

const app = useApp();

const register = (more: object = {}) => ({
  email: `${newId('user').toLowerCase()}@example.org`,
  password: goodPassword,
  display_name: 'Ola',
  ...more,
});

describe('who signs in', () => {
  /** How long some work takes, in milliseconds. */
  async function timeOf(work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    return performance.now() - began;
  }

  it('cannot learn from the time whether an address has an account', async () => {
    const { email } = await signUp(app());
    const tryAs = (address: string) => () =>
      app().send('POST', '/v1/auth/login', { body: { email: address, password: 'not this one' } });
    await tryAs('warm@example.org')();
    // The shortest times are what the work takes when nothing else is in the way; in turns, so that both meet the same
    // machine.
    let [known, unknown] = [Infinity, Infinity];
    for (let turn = 0; turn < 9; turn += 1) {
      known = Math.min(known, await timeOf(tryAs(email)));
      unknown = Math.min(unknown, await timeOf(tryAs('nobody@example.org')));
    }
    expect(known / unknown).toBeGreaterThan(0.5);
    expect(known / unknown).toBeLessThan(2);
  });
});

describe('a body', () => {
  const fields = ['role', 'plan', 'ownerId', 'owner_id', 'emailVerified', 'email_verified', 'id', 'user_id'];

  it.each(fields)('cannot set %s, wherever it is sent', async (field) => {
    const { host, stream } = await liveStream(app());
    const { browser } = host;
    const guest = await newGuest(app(), 'Ola');
    const extra = { [field]: 'admin' };
    const answers: Answer[] = [
      await app().send('POST', '/v1/auth/register', { body: register(extra) }),
      await app().send('PATCH', '/v1/me', { browser, body: extra }),
      await app().send('PATCH', '/v1/guests', {
        browser: guest.browser,
        body: { display_name: 'X', ...extra },
      }),
      await app().send('PATCH', `/v1/streams/${stream.id}`, { browser, body: { title: 'X', ...extra } }),
      await app().send('POST', `/v1/streams/${stream.id}/messages`, {
        browser,
        body: { body: 'X', ...extra },
      }),
      await app().send('DELETE', '/v1/me', { browser, body: { password: goodPassword, ...extra } }),
    ];
    expect(answers.map(problemOf)).toEqual(answers.map(() => 'validation_failed'));
  });

  it.each([
    ['deep', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['deep in objects', '{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000)],
    ['a number', '7'],
    ['a list', '[]'],
    ['null', 'null'],
    ['cut off', '{"email": "a'],
    ['not Unicode', '\u0000{}'],
    ['a key twice', '{"email": "a@example.org", "email": "b@example.org"}'],
  ])('that is %s is refused', async (_what, raw) => {
    const options: SendOptions = { raw, headers: { 'content-type': 'application/json' } };
    const answer = await app().send('POST', '/v1/auth/login', options);
    expect(answer.status).toBe(400);
    expect(['validation_failed', 'malformed_body']).toContain(problemOf(answer));
  });

  it('with a list that is too long is refused', async () => {
    const { browser } = await signUp(app());
    const body = { shows: Array.from({ length: 1_000 }, () => 'bio') };
    expect(problemOf(await app().send('PATCH', '/v1/me', { browser, body }))).toBe('validation_failed');
  });
});

describe('an address', () => {
  it.each([
    ['an id without end', `/v1/streams/str_${'0'.repeat(5_000)}`, 'not_found'],
    ['an id of another kind', `/v1/streams/${newId('user')}`, 'not_found'],
    ['a step up', '/v1/streams/%2e%2e%2f%2e%2e', 'not_found'],
    ['U+0000', '/v1/users/%00', 'validation_failed'],
    ['half a character', '/v1/users/%ff', 'not_found'],
    ['a cursor without end', `/v1/streams?cursor=${'x'.repeat(300)}`, 'validation_failed'],
    ['a parameter that nobody reads', '/v1/streams?admin=true', 'validation_failed'],
    ['a parameter twice', '/v1/streams?limit=1&limit=2', 'validation_failed'],
  ])('with %s is refused', async (_what, url, code) => {
    expect(problemOf(await app().send('GET', url))).toBe(code);
  });
});

describe('other sites', () => {
  it.each(['https://evil.example', 'null', 'http://127.0.0.1:8080.evil.example'])(
    'of origin %s get no leave to read an answer',
    async (origin) => {
      const { browser } = await signUp(app());
      for (const answer of [
        await app().send('GET', '/v1/me', { browser, headers: { origin } }),
        await app().send('POST', '/v1/auth/refresh', { browser, headers: { origin } }),
      ]) {
        expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    },
  );
});

describe('text that people write', () => {
  it('is answered unchanged, as JSON that no browser takes for a page', async () => {
    const script = '<script>alert(1)</script>';
    const browser = new Browser();
    const made = await app().send('POST', '/v1/auth/register', {
      browser,
      body: register({ display_name: script }),
    });
    expect(made.body).toMatchObject({ user: { display_name: script } });
    expect(made.headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });
});

describe('a mail', () => {
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await startMailbox();
  });
  afterAll(() => mailbox.stop());

  it('is not sent to addresses that were injected into its headers', async () => {
    const mailer = openMailer({ url: mailbox.url, from: 'Footlight <footlight@example.org>' });
    const evil = '\r\nBcc: everybody@example.org\r\n\r\nand words of their own';
    await mailer.send({ to: 'ola@example.org', subject: `Hello${evil}`, text: 'Text', html: '<p>Text</p>' });
    const mail = await mailbox.mailTo('ola@example.org', 'Hello');
    expect(JSON.stringify(mailbox.mails)).not.toContain('"everybody@example.org"');
    expect(mail.text.trim()).toBe('Text');
    mailer.close();
  });

  it.each([
    'ola@example.org\r\nBcc: everybody@example.org',
    'ola@example.org, everybody@example.org',
    '<ola@example.org>',
    '"ola\r\n"@example.org',
    'ola@example.org\u0000',
    'ola@еxample.org\u202e',
  ])('is not sent to %j', async (email) => {
    const answer = await app().send('POST', '/v1/auth/register', { body: register({ email }) });
    expect(problemOf(answer)).toBe('validation_failed');
  });
});
