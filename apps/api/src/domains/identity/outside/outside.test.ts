import { createSecretKey, randomUUID, type webcrypto } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Account } from '@footlight/contracts';
import { SignJWT, exportSPKI, generateKeyPair, importJWK } from 'jose';
import { invited, roleOf } from '../../../../test/channel-people.ts';
import { type TestIssuer, startIssuer } from '../../../../test/issuer.ts';
import { expectStatus, linkToken, liveStream, newGuest, signUp, takeSeat } from '../../../../test/people.ts';
import { type Answer, Browser, problemOf, useApp } from '../../../../test/test-app.ts';

const sharedSecret = 'a secret that an older project shares with us';

let issuer: TestIssuer;
const settings: Record<string, string> = {};
beforeAll(async () => {
  // The provider warns of what a service for real people would have to change.
  for (const level of ['info', 'warn'] as const) jest.spyOn(console, level).mockImplementation(() => {});
  issuer = await startIssuer();
  Object.assign(settings, {
    TRUSTED_ISSUER: issuer.url,
    TRUSTED_ISSUER_JWKS_URL: issuer.jwksUrl,
    TRUSTED_ISSUER_AUDIENCE: issuer.audience,
    TRUSTED_ISSUER_SECRET: sharedSecret,
  });
});
afterAll(() => issuer.stop());
const app = useApp(settings);

const me = (token: string): Promise<Answer> =>
  app().send('GET', '/v1/me', { headers: { authorization: `Bearer ${token}` } });
const accountOf = async (token: string): Promise<Account> =>
  expectStatus<{ user: Account }>(await me(token), 200).user;
const problemWith = async (token: string) => problemOf(await me(token));
const minted = (changes: Record<string, unknown> = {}, header = {}) =>
  issuer.mint(issuer.claims(changes), header);
const freshEmail = () => `${randomUUID()}@example.org`;

/** Opens the link that proves somebody's address. */
async function proveAddress(email: string): Promise<void> {
  const token = await linkToken(app(), 'verify_email', email);
  expectStatus(await app().send('POST', '/v1/auth/verify-email', { body: { token } }), 204);
}

describe('somebody who signs in with a trusted issuer', () => {
  it('joins the channels that invited the address before, if the issuer says that it is verified', async () => {
    const host = await signUp(app());
    for (const proven of [true, false]) {
      const email = freshEmail();
      await invited(app(), host, email, 'moderator');
      const browser = new Browser();
      browser.token = await issuer.signIn(randomUUID(), { name: 'Jan', email, email_verified: proven });
      expect(await roleOf(app(), host, { browser })).toBe(proven ? 'moderator' : null);
    }
  });

  it('has an account with the first token, and the same with later ones', async () => {
    const email = freshEmail();
    const subject = `auth0|${randomUUID()}`;
    const claims = { name: 'Zofia Kiln', email, email_verified: true };
    const account = await accountOf(await issuer.signIn(subject, claims));
    expect(account).toMatchObject({
      display_name: 'Zofia Kiln',
      handle: 'zofia-kiln',
      email,
      email_verified: true,
      has_password: false,
      role: 'member',
    });
    expect((await accountOf(await issuer.signIn(subject, { ...claims, name: 'Another' }))).id).toBe(
      account.id,
    );
    const elsewhere = await accountOf(await issuer.signIn(`${subject}2`));
    expect(elsewhere.id).not.toBe(account.id);
  });

  it('has one account under ten first requests at once', async () => {
    const token = await minted({ name: 'Ten At Once', email: freshEmail(), email_verified: true });
    const answers = await Promise.all(Array.from({ length: 10 }, () => accountOf(token)));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const users = await app().context.db.user.findMany({
      where: { displayName: 'Ten At Once' },
      include: { channels: true, identities: true },
    });
    expect(users).toHaveLength(1);
    expect(users[0]?.channels).toHaveLength(1);
    expect(users[0]?.identities).toHaveLength(1);
  });

  it('may do whatever an account may', async () => {
    const token = await minted({ name: 'Olga' });
    const headers = { authorization: `Bearer ${token}` };
    const { data } = expectStatus<{ data: [{ id: string }] }>(
      await app().send('GET', '/v1/me/channels', { headers }),
      200,
    );
    const made = await app().send('POST', `/v1/channels/${data[0].id}/streams`, {
      headers,
      body: { title: 'A bowl' },
    });
    expect(made.status).toBe(201);
    expect((await app().send('GET', '/v1/me/sessions', { headers })).body).toEqual({
      data: [],
      next_cursor: null,
    });
    const password = await app().send('PUT', '/v1/me/password', {
      headers,
      body: { new_password: 'three words here' },
    });
    expect(problemOf(password)).toBe('email_required');
  });

  it('proves who they are by when they signed in, not by when the token was made', async () => {
    const long = Math.floor(Date.now() / 1000) - 3600;
    const change = async (claims: object) =>
      app().send('PUT', '/v1/me/email', {
        headers: { authorization: `Bearer ${await minted({ ...claims })}` },
        body: { email: freshEmail() },
      });
    expect(problemOf(await change({ auth_time: long }))).toBe('recent_sign_in_required');
    expect((await change({})).status).toBe(204);
  });

  it('is kept out while suspended', async () => {
    const token = await minted();
    const { id } = await accountOf(token);
    const data = { suspendedAt: new Date(), suspensionReason: 'Spam' };
    await app().context.db.user.update({ where: { id }, data });
    expect(await problemWith(token)).toBe('account_suspended');
  });

  it.each([
    [{ name: ' ' }, 'New member'],
    [{ name: '\u202eevil\u0000', preferred_username: 'x' }, 'evil'],
    [{ name: 7, preferred_username: 'potter' }, 'potter'],
    [{ user_metadata: { full_name: 'Meta Name' } }, 'Meta Name'],
    [{ user_metadata: 'odd', name: ['odd'] }, 'New member'],
    [{ name: '🎭'.repeat(30) }, '🎭'.repeat(20)],
    [{ email: 'joan@example.org', email_verified: true }, 'joan'],
  ])('is called by what %j says', async (claims, name) => {
    expect((await accountOf(await minted(claims))).display_name).toBe(name);
  });
});

describe('an address in an issuer’s token', () => {
  it('leads to the account that proved the same one', async () => {
    const { id, email } = await signUp(app());
    await proveAddress(email);
    expect((await accountOf(await minted({ email: email.toUpperCase(), email_verified: true }))).id).toBe(id);
  });

  it('that is proven does not join an account that only claims it', async () => {
    const { id, email } = await signUp(app());
    const account = await accountOf(await minted({ email, email_verified: true }));
    expect(account).toMatchObject({ email: null, email_verified: false });
    expect(account.id).not.toBe(id);
  });

  it.each([
    ['is not said to be proven', {}],
    ['is said to be unproven', { email_verified: false }],
    ['is said to be proven in a word', { email_verified: 'true' }],
    ['is said to be proven by the person alone', { user_metadata: { email_verified: true } }],
  ])('that %s joins nobody and is not kept', async (_what, claims) => {
    const { id, email } = await signUp(app());
    await proveAddress(email);
    const account = await accountOf(await minted({ email, ...claims }));
    expect(account).toMatchObject({ email: null, email_verified: false });
    expect(account.id).not.toBe(id);
  });

  it('that is not an e-mail address is not stored', async () => {
    for (const email of [
      'nobody',
      'a b@example.org',
      'x@example.org\r\nBcc: all@example.org',
      `${'x'.repeat(250)}@a.org`,
    ]) {
      expect((await accountOf(await minted({ email, email_verified: true }))).email).toBeNull();
    }
  });

  it('belongs to one account when two come with it at once', async () => {
    const email = freshEmail();
    const tokens = await Promise.all([
      minted({ email, email_verified: true }),
      minted({ email, email_verified: true }),
    ]);
    const accounts = await Promise.all(tokens.map((token) => accountOf(token)));
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
  });

  it('does not move an account later', async () => {
    const sub = randomUUID();
    const { id } = await accountOf(await minted({ sub }));
    const email = freshEmail();
    expect(await accountOf(await minted({ sub, email, email_verified: true }))).toMatchObject({
      id,
      email: null,
    });
  });
});

describe('a token that is not the issuer’s, or not for us', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const without = async (name: string) => {
    const claims = issuer.claims();
    Reflect.deleteProperty(claims, name);
    return issuer.mint(claims);
  };
  const unsigned = (claims: object) =>
    `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;

  it.each<[string, () => Promise<string> | string]>([
    ['alg none', () => unsigned(issuer.claims())],
    [
      'another key',
      async () => {
        const { privateKey } = await generateKeyPair('RS256');
        return new SignJWT(issuer.claims()).setProtectedHeader({ alg: 'RS256' }).sign(privateKey);
      },
    ],
    ['an unknown key id', () => minted({}, { kid: 'made-up' })],
    [
      'the public key as a shared secret',
      async () => {
        const { keys } = (await (await fetch(issuer.jwksUrl)).json()) as { keys: [Record<string, string>] };
        const pem = await exportSPKI((await importJWK(keys[0], 'RS256')) as webcrypto.CryptoKey);
        return new SignJWT(issuer.claims()).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(pem));
      },
    ],
    ['an unknown critical header', () => minted({}, { crit: ['urn:unheard-of'], 'urn:unheard-of': true })],
    ['another kind of token', () => minted({}, { typ: 'logout+jwt' })],
    ['another audience', () => minted({ aud: 'somebody-else' })],
    ['a time to come', () => minted({ nbf: now() + 60 })],
    ['no end', () => without('exp')],
    ['no subject', () => without('sub')],
    ['no beginning', () => without('iat')],
    ['an empty subject', () => minted({ sub: '' })],
    ['a subject without end', () => minted({ sub: 'x'.repeat(256) })],
    ['a subject with NUL', () => minted({ sub: 'x\u0000' })],
    ['a key that its bearer must show', () => minted({ cnf: { jkt: 'x' } })],
    ['Supabase’s key for everybody', () => minted({ role: 'anon' })],
    ['Supabase’s key for servers', () => minted({ role: 'service_role' })],
    ['another issuer', () => minted({ iss: 'https://elsewhere.example' })],
  ])('is refused: %s', async (_what, make) => {
    expect(await problemWith(await make())).toBe('token_invalid');
  });

  it('is refused as expired when it is', async () => {
    expect(await problemWith(await minted({ iat: now() - 120, exp: now() - 60 }))).toBe('token_expired');
  });
});

describe('a token signed with the shared secret', () => {
  const sign = (claims: object, secret = sharedSecret) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(createSecretKey(Buffer.from(secret)));

  it('is accepted, as from an older Supabase project', async () => {
    const email = freshEmail();
    const claims = issuer.claims({ role: 'authenticated', email, user_metadata: { full_name: 'Supa Base' } });
    expect(await accountOf(await sign(claims))).toMatchObject({ display_name: 'Supa Base', email: null });
  });

  it('is refused with another secret, and with the keys of this server', async () => {
    for (const secret of [
      'another secret, which nobody shares',
      app().config.keys.access.toString('latin1'),
    ]) {
      expect(await problemWith(await sign(issuer.claims(), secret))).toBe('token_invalid');
    }
  });
});

describe('tokens of this server', () => {
  it('still sign in beside those of the issuer', async () => {
    const { browser, id } = await signUp(app());
    expect(await accountOf(browser.token ?? '')).toMatchObject({ id });
  });

  it('of every other kind are rejected as access tokens', async () => {
    const { browser, email } = await signUp(app());
    const { stream } = await liveStream(app());
    const guest = await newGuest(app(), 'Ola');
    const seat = await takeSeat(app(), stream.id);
    const refresh = browser.cookies.get('footlight_refresh') ?? '';
    const cookie = guest.browser.cookies.get('footlight_guest') ?? '';
    const link = await linkToken(app(), 'verify_email', email);
    for (const token of [refresh, cookie, link, seat.token, seat.seat.release_key]) {
      expect(await problemWith(token)).toBe('token_invalid');
    }
  });

  it('are rejected as a cookie, a mailed link or a media token when they are access tokens', async () => {
    const { browser } = await signUp(app());
    const access = browser.token ?? '';
    const thief = new Browser();
    thief.cookies.set('footlight_refresh', access);
    thief.cookies.set('footlight_guest', access);
    expect(problemOf(await app().send('POST', '/v1/auth/refresh', { browser: thief }))).toBe(
      'sign_in_required',
    );
    expect(
      problemOf(await app().send('PATCH', '/v1/guests', { browser: thief, body: { display_name: 'X' } })),
    ).toBe('not_found');
    const body = { token: access };
    expect(problemOf(await app().send('POST', '/v1/auth/verify-email', { body }))).toBe('link_invalid');
    const reset = { ...body, password: 'four words in a row' };
    expect(problemOf(await app().send('POST', '/v1/auth/reset-password', { body: reset }))).toBe(
      'link_invalid',
    );
    for (const token of [access, await minted()]) {
      const answer = await app().send('GET', `/rtc/validate?access_token=${token}`);
      expect(problemOf(answer)).toBe('media_token_invalid');
    }
  });
});

describe('the issuer’s keys', () => {
  it('can be rotated', async () => {
    await accountOf(await minted());
    await issuer.rotate();
    const token = await minted();
    later(31_000);
    await accountOf(token);
  });

  it('are not fetched again for every unknown key id', async () => {
    await accountOf(await minted());
    later(62_000);
    const before = issuer.keysAsked();
    for (let times = 0; times < 20; times += 1) {
      expect(await problemWith(await minted({}, { kid: randomUUID() }))).toBe('token_invalid');
    }
    expect(issuer.keysAsked() - before).toBeLessThanOrEqual(1);
  });

  it('that cannot be fetched answer issuer_unavailable, and are fetched again afterwards', async () => {
    await issuer.goDown();
    later(900_000);
    const token = await minted({ exp: Math.floor(Date.now() / 1000) + 900 });
    const answer = await me(token);
    expect(answer.status).toBe(503);
    expect(problemOf(answer)).toBe('issuer_unavailable');
    const { browser, id } = await signUp(app());
    expect(await accountOf(browser.token ?? '')).toMatchObject({ id });
    await issuer.comeBack();
    await accountOf(token);
  });
});

/** Lets the library that keeps the keys think that so much time has passed since the tests began. */
const began = Date.now;
function later(milliseconds: number): void {
  jest.spyOn(Date, 'now').mockImplementation(() => began() + milliseconds);
}
afterAll(() => {
  jest.restoreAllMocks();
});
