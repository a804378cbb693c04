import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { goodPassword, signUp } from '../../../test/people.ts';
import { type Answer, problemOf, startApp, testSettings, useApp } from '../../../test/test-app.ts';

const app = useApp({ TRUST_PROXY: '127.0.0.1' });

let lastAddress = 0;
/** Every test comes from addresses of its own. */
const newAddress = () => `198.51.100.${(lastAddress += 1)}`;

function login(email: string, password: string, address: string): Promise<Answer> {
  const headers = { 'x-forwarded-for': address };
  return app().send('POST', '/v1/auth/login', { headers, body: { email, password } });
}

async function repeat(times: number, ask: () => Promise<Answer>): Promise<(string | undefined)[]> {
  const codes: (string | undefined)[] = [];
  for (let time = 0; time < times; time += 1) codes.push(problemOf(await ask()));
  return codes;
}

describe('signing in', () => {
  it('stops after ten failures of one account, from whatever addresses, and says until when', async () => {
    const { email } = await signUp(app());
    const codes = await repeat(10, () => login(email, 'a guess', newAddress()));
    expect(new Set(codes)).toEqual(new Set(['invalid_credentials']));
    const refused = await login(email, goodPassword, newAddress());
    expect(problemOf(refused)).toBe('rate_limited');
    const wait = Number(refused.headers['retry-after']);
    expect(wait).toBeGreaterThan(590);
    expect(wait).toBeLessThanOrEqual(600);
  });

  it('stops in the same way for an address that has no account', async () => {
    const email = `${randomUUID()}@example.org`;
    await repeat(10, () => login(email, 'a guess', newAddress()));
    expect(problemOf(await login(email, 'a guess', newAddress()))).toBe('rate_limited');
  });

  it('stops after fifty failures from one address, for all accounts', async () => {
    const address = newAddress();
    await repeat(50, () => login(`${randomUUID()}@example.org`, 'a guess', address));
    const { email } = await signUp(app());
    expect(problemOf(await login(email, goodPassword, address))).toBe('rate_limited');
    expect((await login(email, goodPassword, newAddress())).status).toBe(200);
  });

  it('counts the addresses of one IPv6 network together', async () => {
    for (let from = 1; from <= 50; from += 10) {
      const addresses = Array.from({ length: 10 }, (_, index) => `2001:db8:7:7::${from + index}`);
      await Promise.all(addresses.map((address) => login(`${randomUUID()}@example.org`, 'a guess', address)));
    }
    const { email } = await signUp(app());
    expect(problemOf(await login(email, goodPassword, '2001:db8:7:7:8::1'))).toBe('rate_limited');
    expect((await login(email, goodPassword, '2001:db8:7:8::1')).status).toBe(200);
  });

  it('lets no more than ten of a hundred simultaneous guesses learn whether they were right', async () => {
    const { email } = await signUp(app());
    const guesses = Array.from({ length: 99 }, () => login(email, 'a guess', newAddress()));
    const answers = await Promise.all([...guesses, login(email, goodPassword, newAddress())]);
    const answered = answers.filter(({ status }) => status !== 429);
    expect(answered.length).toBeLessThanOrEqual(11);
  });

  it('counts no successes: one person on twenty devices is let in', async () => {
    const { email } = await signUp(app());
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => login(email, goodPassword, newAddress())),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('goes on when the window is over', async () => {
    const { email } = await signUp(app());
    await repeat(10, () => login(email, 'a guess', newAddress()));
    app().clock.advance(10 * 60_000);
    expect((await login(email, goodPassword, newAddress())).status).toBe(200);
  });

  it('is counted in the database, so that every replica knows', async () => {
    const { email } = await signUp(app());
    await repeat(10, () => login(email, 'a guess', newAddress()));
    const replica = await startApp(testSettings(app().config.databaseUrl));
    replica.clock.advance(app().clock.now().getTime() - Date.now());
    try {
      const body = { email, password: goodPassword };
      expect(problemOf(await replica.send('POST', '/v1/auth/login', { body }))).toBe('rate_limited');
    } finally {
      await replica.close();
    }
  });
});

describe('a network address', () => {
  it('is what the connection says, whatever a client writes, unless the proxy is trusted', async () => {
    const plain = await startApp({ ...testSettings(app().config.databaseUrl), RATE_LIMIT_ADDRESS: '3' });
    try {
      const codes = await repeat(4, () =>
        plain.send('POST', '/v1/guests', { headers: { 'x-forwarded-for': newAddress() }, body: {} }),
      );
      expect(codes).toEqual([undefined, undefined, undefined, 'rate_limited']);
    } finally {
      await plain.close();
    }
  });

  it('makes no more guests an hour than the limit, by whatever request', async () => {
    const headers = { 'x-forwarded-for': newAddress() };
    const few = await startApp({
      ...testSettings(app().config.databaseUrl),
      TRUST_PROXY: '127.0.0.1',
      RATE_LIMIT_ADDRESS: '10',
    });
    try {
      const answers = await Promise.all(
        Array.from({ length: 25 }, () => few.send('POST', '/v1/guests', { headers, body: {} })),
      );
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
      few.clock.advance(3_600_000);
      expect((await few.send('POST', '/v1/guests', { headers, body: {} })).status).toBe(201);
    } finally {
      await few.close();
    }
  });

  it('is not stored in the table of limits', async () => {
    const address = newAddress();
    const email = `${randomUUID()}@example.org`;
    await login(email, 'a guess', address);
    const rows = JSON.stringify(await app().context.db.rateLimit.findMany());
    expect(rows).not.toContain(address);
    expect(rows).not.toContain(email);
  });
});
