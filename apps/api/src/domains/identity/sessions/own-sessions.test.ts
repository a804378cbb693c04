import type { Session } from '@footlight/contracts';
import { describe, expect, it } from '@jest/globals';
import { type Person, expectStatus, signUp } from '../../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';

const app = useApp({ TRUST_PROXY: '127.0.0.1' });

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0';
const phone =
  'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';

async function signIn(person: Person, userAgent: string, address: string): Promise<Browser> {
  const browser = new Browser();
  const { email, password } = person;
  const headers = { 'user-agent': userAgent, 'x-forwarded-for': address };
  const answer = await app().send('POST', '/v1/auth/login', { browser, headers, body: { email, password } });
  browser.token = expectStatus<{ access_token: string }>(answer, 200).access_token;
  return browser;
}

async function sessionsOf(
  browser: Browser,
  query = '',
): Promise<{ data: Session[]; next_cursor: string | null }> {
  return expectStatus(await app().send('GET', `/v1/me/sessions${query}`, { browser }), 200);
}

describe('the list of sessions', () => {
  it('names browser, system and address of each device, and marks this one', async () => {
    const person = await signUp(app());
    await signIn(person, phone, '203.0.113.7');
    const here = await signIn(person, firefox, '2001:db8::1');
    const { data } = await sessionsOf(here);
    expect(data).toMatchObject([
      { current: true, browser: 'Firefox 141', system: 'Linux', device: 'desktop', address: '2001:db8::1' },
      {
        current: false,
        browser: 'Chrome 140',
        system: 'Android 15',
        device: 'mobile',
        address: '203.0.113.7',
      },
      { current: false },
    ]);
  });

  it.each(['', 'x', '\u00ff'.repeat(2_000), '<script>alert(1)</script>'])(
    'has a place for a browser that calls itself %j',
    async (userAgent) => {
      const browser = await signIn(await signUp(app()), userAgent, '203.0.113.8');
      expect((await sessionsOf(browser)).data[0]).toMatchObject({ current: true, device: 'unknown' });
    },
  );

  it('is paged, and shows nobody else’s', async () => {
    const person = await signUp(app());
    await signUp(app());
    for (const address of ['203.0.113.1', '203.0.113.2']) await signIn(person, firefox, address);
    const first = await sessionsOf(person.browser, '?limit=2');
    expect(first.data).toHaveLength(2);
    const rest = await sessionsOf(person.browser, `?limit=2&cursor=${first.next_cursor}`);
    expect(rest.data).toHaveLength(1);
    expect(rest.next_cursor).toBeNull();
    expect(new Set([...first.data, ...rest.data].map(({ id }) => id)).size).toBe(3);
    const foreign = await app().send('GET', '/v1/me/sessions?cursor=somewhere', { browser: person.browser });
    expect(problemOf(foreign)).toBe('validation_failed');
  });
});

describe('ending a session', () => {
  it('signs that device out at once, its access token too', async () => {
    const person = await signUp(app());
    const other = await signIn(person, phone, '203.0.113.7');
    const [newest] = (await sessionsOf(person.browser)).data;
    const answer = await app().send('DELETE', `/v1/me/sessions/${newest?.id}`, { browser: person.browser });
    expect(answer.status).toBe(204);
    expect(problemOf(await app().send('GET', '/v1/me', { browser: other }))).toBe('session_ended');
    expect((await sessionsOf(person.browser)).data.map(({ current }) => current)).toEqual([true]);
  });

  it('answers the same for somebody else’s session as for one that does not exist', async () => {
    const [person, outsider] = [await signUp(app()), await signUp(app())];
    const [session] = (await sessionsOf(person.browser)).data;
    const url = `/v1/me/sessions/${session?.id}`;
    expect(problemOf(await app().send('DELETE', url, { browser: outsider.browser }))).toBe('not_found');
    expect((await sessionsOf(person.browser)).data).toHaveLength(1);
  });

  it('everywhere ends all sessions, on every device', async () => {
    const person = await signUp(app());
    const other = await signIn(person, phone, '203.0.113.7');
    expect((await app().send('POST', '/v1/auth/logout-all', { browser: other })).status).toBe(204);
    expect(other.cookies.has('footlight_refresh')).toBe(false);
    for (const browser of [person.browser, other]) {
      expect(problemOf(await app().send('GET', '/v1/me', { browser }))).toBe('session_ended');
    }
  });
});
