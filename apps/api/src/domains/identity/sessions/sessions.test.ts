import { beforeAll, describe, expect, it } from '@jest/globals';
import { accessClaims, forgeJwt } from '../../../../test/forge.ts';
import { type Person, goodPassword, signUp } from '../../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';

const app = useApp();

const refresh = (browser: Browser) => app().send('POST', '/v1/auth/refresh', { browser });

async function signedIn(): Promise<Browser> {
  const { browser } = await signUp(app());
  browser.token = undefined;
  return browser;
}

describe('a session', () => {
  it('goes on through many refreshes, each with a new cookie', async () => {
    const browser = await signedIn();
    const seen = new Set<string>();
    for (let round = 0; round < 5; round += 1) {
      const answer = await refresh(browser);
      expect(answer.status).toBe(200);
      seen.add(browser.cookies.get('footlight_refresh') ?? '');
    }
    expect(seen.size).toBe(5);
  });

  it('stays open in two tabs that refresh at the same moment', async () => {
    const tab = await signedIn();
    const otherTab = tab.copy();
    const answers = await Promise.all([refresh(tab), refresh(otherTab), refresh(tab.copy())]);
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect(tab.cookies).toEqual(otherTab.cookies);
    expect((await refresh(tab)).status).toBe(200);
  });

  it('ends for everybody when an old refresh token comes back', async () => {
    const browser = await signedIn();
    const thief = browser.copy();
    await refresh(browser);
    app().clock.advance(app().config.tokens.refreshOverlapMs + 1);
    const replay = await refresh(thief);
    expect(problemOf(replay)).toBe('session_ended');
    expect(problemOf(await refresh(browser))).toBe('session_ended');
  });

  it('ends when a token from two refreshes ago comes back, however soon', async () => {
    const browser = await signedIn();
    const thief = browser.copy();
    await refresh(browser);
    await refresh(browser);
    expect(problemOf(await refresh(thief))).toBe('session_ended');
    expect(problemOf(await refresh(browser))).toBe('session_ended');
  });

  it('ends by itself after thirty days without a refresh', async () => {
    const browser = await signedIn();
    app().clock.advance(app().config.tokens.refreshMs + 1);
    expect(problemOf(await refresh(browser))).toBe('session_ended');
  });

  it('does not come back after signing out, even with a kept cookie', async () => {
    const browser = await signedIn();
    const kept = browser.copy();
    const answer = await app().send('POST', '/v1/auth/logout', { browser });
    expect(answer.status).toBe(204);
    expect(browser.cookies.has('footlight_refresh')).toBe(false);
    expect(problemOf(await refresh(kept))).toBe('session_ended');
  });

  it.each([
    ['another session', (cookie: string) => cookie.replace(/^ses_.{26}/, 'ses_01JD9M4T5V6W7X8Y9Z0A1B2C3D')],
    ['a later generation', (cookie: string) => cookie.replace('.1.', '.2.')],
    ['no signature', (cookie: string) => cookie.split('.').slice(0, 2).join('.')],
    ['another signature', (cookie: string) => `${cookie.slice(0, -4)}AAAA`],
    ['nothing', () => ''],
  ])('does not open for a cookie with %s', async (_what, forge) => {
    const browser = await signedIn();
    const thief = new Browser();
    thief.cookies.set('footlight_refresh', forge(browser.cookies.get('footlight_refresh') ?? ''));
    expect(problemOf(await refresh(thief))).toBe('sign_in_required');
    expect((await refresh(browser)).status).toBe(200);
  });

  it('keeps its refresh token out of the reach of scripts and other sites', async () => {
    const { email } = await signUp(app());
    const answer = await app().send('POST', '/v1/auth/login', { body: { email, password: goodPassword } });
    const [cookie = ''] = answer.setCookies;
    expect(cookie).toMatch(/^footlight_refresh=ses_/);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Strict/);
    expect(JSON.stringify(answer.body)).not.toContain(cookie.slice(18, 60));
  });
});

describe('an access token', () => {
  const me = (token: string) =>
    app().send('GET', '/v1/me', { headers: { authorization: `Bearer ${token}` } });
  const past = Math.floor(Date.now() / 1000) - 60;
  const key = () => app().config.keys.access;

  let person: Person;
  beforeAll(async () => {
    person = await signUp(app(), 'Þórhallur');
  });
  /** Claims of the session that runs, with changes. */
  const claims = (changes = {}) => {
    const [, payload = ''] = (person.browser.token ?? '').split('.');
    const { sid } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { sid: string };
    return accessClaims({ sub: person.id, sid, ...changes });
  };

  it('opens the account', async () => {
    const token = forgeJwt(claims(), key());
    expect((await me(token)).body).toMatchObject({ user: { id: person.id, display_name: 'Þórhallur' } });
  });

  it.each<[string, () => string, string]>([
    ['without a signature', () => forgeJwt(claims(), undefined, { alg: 'none' }), 'token_invalid'],
    ['signed with another key', () => forgeJwt(claims(), Buffer.from('another key')), 'token_invalid'],
    ['of another issuer', () => forgeJwt(claims({ iss: 'elsewhere' }), key()), 'token_invalid'],
    ['for another audience', () => forgeJwt(claims({ aud: 'elsewhere' }), key()), 'token_invalid'],
    ['without an end', () => forgeJwt(claims({ exp: undefined }), key()), 'token_invalid'],
    ['without a session', () => forgeJwt(claims({ sid: undefined }), key()), 'token_invalid'],
    ['that is not valid yet', () => forgeJwt(claims({ nbf: past + 3600 }), key()), 'token_invalid'],
    [
      'with a header that must be understood and is not',
      () => forgeJwt(claims(), key(), { crit: ['b64'], b64: false }),
      'token_invalid',
    ],
    ['that has expired', () => forgeJwt(claims({ exp: past }), key()), 'token_expired'],
    ['of an account that is gone', () => forgeJwt(accessClaims(), key()), 'token_invalid'],
    [
      'with the session of somebody else',
      () => forgeJwt(claims({ sub: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3D' }), key()),
      'token_invalid',
    ],
    ['that is rubbish', () => 'rubbish', 'token_invalid'],
  ])('%s is refused', async (_what, token, code) => {
    expect(problemOf(await me(token()))).toBe(code);
  });

  it('of another scheme is refused, not ignored, where signing in is optional too', async () => {
    const answer = await app().send('GET', '/v1/streams', {
      headers: { authorization: 'Basic Zm9vOmJhcg==' },
    });
    expect(problemOf(answer)).toBe('token_invalid');
  });
});
