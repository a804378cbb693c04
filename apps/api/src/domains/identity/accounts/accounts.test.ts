import { describe, expect, it } from '@jest/globals';
import { goodPassword, newGuest, signUp } from '../../../../test/people.ts';
import { Browser, problemOf, useApp } from '../../../../test/test-app.ts';

const app = useApp();

const register = (body: Record<string, unknown>) => app().send('POST', '/v1/auth/register', { body });
const person = (changes: Record<string, unknown> = {}) => ({
  email: 'ola@example.org',
  password: goodPassword,
  display_name: 'Ola',
  ...changes,
});

describe('signing up', () => {
  it('makes one account of ten requests at once for one address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        register(person({ email: index % 2 ? 'Race@Example.org' : ' race@example.org ' })),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
    expect(await app().context.db.user.count({ where: { email: 'race@example.org' } })).toBe(1);
    expect(await app().context.db.channel.count({ where: { owner: { email: 'race@example.org' } } })).toBe(1);
  });

  it('stores the password as argon2id at the OWASP settings, and never shows it', async () => {
    const answer = await register(person());
    const user = await app().context.db.user.findUniqueOrThrow({ where: { email: 'ola@example.org' } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(answer.body)).not.toContain('argon2');
  });

  it('takes a password in either Unicode form for the same one', async () => {
    const composed = 'pięć żółtych gęsi';
    await register(person({ email: 'nfd@example.org', password: composed.normalize('NFD') }));
    const body = { email: 'nfd@example.org', password: composed.normalize('NFC') };
    expect((await app().send('POST', '/v1/auth/login', { body })).status).toBe(200);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a short password', { password: 'elevenchars' }, '/body/password'],
    ['an endless password', { password: 'x'.repeat(257) }, '/body/password'],
    ['an address without a domain', { email: 'ola@example' }, '/body/email'],
    ['an address with a line break', { email: 'ola@example.org\r\nbcc: all@example.org' }, '/body/email'],
    ['an address that is an object', { email: { $ne: '' } }, '/body/email'],
    ['a name of nothing visible', { display_name: '\u200b\u2066 \u3164' }, '/body/display_name'],
    ['a name that never ends', { display_name: 'n'.repeat(41) }, '/body/display_name'],
    ['a role', { role: 'admin' }, '/body'],
    ['a plan', { plan: 'pro' }, '/body'],
    ['a verified address', { emailVerified: true }, '/body'],
  ])('refuses %s, and says where', async (_what, changes, pointer) => {
    const answer = await register(person({ email: 'bad@example.org', ...changes }));
    expect(problemOf(answer)).toBe('validation_failed');
    expect(answer.body.errors).toEqual([expect.objectContaining({ pointer })]);
    expect(await app().context.db.user.count({ where: { email: 'bad@example.org' } })).toBe(0);
  });

  it('rejects a body that tries to change the prototype', async () => {
    const raw =
      '{"email":"p@example.org","password":"three words in a row","display_name":"P","__proto__":{"admin":true}}';
    const answer = await app().send('POST', '/v1/auth/register', {
      raw,
      headers: { 'content-type': 'application/json' },
    });
    expect(problemOf(answer)).toBe('malformed_body');
  });

  it('cleans names of what hides or reorders text', async () => {
    const answer = await register(
      person({ email: 'clean@example.org', display_name: ' Zo\u202eë \u200bＫ  \n x ' }),
    );
    expect(answer.body).toMatchObject({ user: { display_name: 'Zoë K x' } });
  });

  it('gives channels of one name handles of their own', async () => {
    const people = await Promise.all([1, 2, 3].map(() => signUp(app(), 'Gęślą Jaźń')));
    const handles = people.map(({ channel }) => channel.handle);
    expect(new Set(handles).size).toBe(3);
    expect(handles).toContain('gesla-jazn');
    for (const handle of handles) expect(handle).toMatch(/^[a-z0-9-]{3,40}$/);
    expect((await signUp(app(), '中村')).channel.handle).toMatch(/^channel/);
  });
});

describe('signing in', () => {
  it('gives the same error for a wrong password and an unknown address', async () => {
    const { email } = await signUp(app());
    const wrong = await app().send('POST', '/v1/auth/login', { body: { email, password: 'wrong' } });
    const unknown = await app().send('POST', '/v1/auth/login', {
      body: { email: 'no@example.org', password: 'wrong' },
    });
    const words = ({ body }: typeof wrong) => ({ ...body, request_id: undefined });
    expect(words(wrong)).toEqual(words(unknown));
    expect(wrong.setCookies).toEqual([]);
  });
});

describe('a guest', () => {
  it('is one person on one device, and can change the name', async () => {
    const { browser, id } = await newGuest(app());
    const named = await app().send('POST', '/v1/guests', {
      browser,
      body: { display_name: 'Sofia z Wrzeszcza' },
    });
    expect(named.body).toMatchObject({ guest: { id, display_name: 'Sofia z Wrzeszcza' } });
    const again = await app().send('POST', '/v1/guests', { browser, body: {} });
    expect(again.body).toMatchObject({ guest: { id, display_name: 'Sofia z Wrzeszcza' } });
  });

  it('cannot be taken over by writing another id into the cookie', async () => {
    const victim = await newGuest(app(), 'Victim');
    const thief = await newGuest(app(), 'Thief');
    const stolen = new Browser();
    const [, signature] = (thief.browser.cookies.get('footlight_guest') ?? '').split('.');
    stolen.cookies.set('footlight_guest', `${victim.id}.${signature}`);
    const answer = await app().send('PATCH', '/v1/guests', {
      browser: stolen,
      body: { display_name: 'Not you' },
    });
    expect(problemOf(answer)).toBe('not_found');
    const kept = await app().context.db.guest.findUniqueOrThrow({ where: { id: victim.id } });
    expect(kept.displayName).toBe('Victim');
  });
});
