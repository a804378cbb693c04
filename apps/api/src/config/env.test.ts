import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { makeConfig } from './config.ts';
import { SettingsError, readEnv, renderEnvExample } from './env.ts';
import { fewestConnections } from './settings.ts';
import { eventReaders } from '../worker.ts';

const good = {
  DATABASE_URL: 'postgres://footlight:secret@127.0.0.1:5432/footlight',
  LIVEKIT_URL: 'ws://127.0.0.1:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'a livekit secret of enough characters',
  APP_SECRET: 'an app secret of many more characters',
};
/** Secrets that a header could carry. */
const spaceless = {
  ...good,
  APP_SECRET: 'app-secret-'.repeat(4),
  LIVEKIT_API_SECRET: 'livekit-secret-'.repeat(3),
};
const mail = { SMTP_URL: 'smtp://mail.example' };
const production = { ...good, ...mail, NODE_ENV: 'production', PUBLIC_URL: 'https://live.example' };

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv(env);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('that are valid are accepted, with defaults for the others', () => {
    expect(readEnv(good)).toMatchObject({ HOST: '127.0.0.1', PORT: 8080, DEMO: 'off', GRACE_SECONDS: 120 });
    expect(problemsOf(production)).toEqual([]);
  });

  it('that are invalid are all listed at once', () => {
    const problems = problemsOf({
      PORT: '99999',
      PUBLIC_URL: 'live',
      DATABASE_URL: 'mysql://x',
      APP_SECRET: 'short',
      GRACE_SECONDS: '0',
    });
    const names = problems.map((problem) => problem.split(':')[0]);
    expect(names.sort()).toEqual([
      'APP_SECRET',
      'DATABASE_URL',
      'GRACE_SECONDS',
      'LIVEKIT_API_KEY',
      'LIVEKIT_API_SECRET',
      'LIVEKIT_URL',
      'PORT',
      'PUBLIC_URL',
    ]);
  });

  it.each<[string, Record<string, string>]>([
    ['the demo accounts in production', { ...production, DEMO: 'on' }],
    ['the demo accounts on a public address', { ...good, ...mail, DEMO: 'on', HOST: '0.0.0.0' }],
    [
      'the demo accounts behind a public name',
      { ...good, ...mail, DEMO: 'on', PUBLIC_URL: 'https://live.example' },
    ],
    ['one secret for two purposes', { ...good, LIVEKIT_API_SECRET: good.APP_SECRET }],
    ['production without its address', { ...production, PUBLIC_URL: '' }],
    ['production without https', { ...production, PUBLIC_URL: 'http://live.example' }],
    ['a secret of one letter in production', { ...production, APP_SECRET: 'a'.repeat(40) }],
    ['production without a mail server', { ...production, SMTP_URL: '' }],
    ['an outbox that others can read', { ...good, HOST: '0.0.0.0' }],
    ['an address with a path', { ...good, PUBLIC_URL: 'https://live.example/app' }],
    ['metrics on the port of the server', { ...good, PORT: '9464', METRICS_PORT: '9464' }],
    ['a token of metrics that is another secret', { ...spaceless, METRICS_TOKEN: spaceless.APP_SECRET }],
    [
      'a token of metrics that is LiveKit’s secret',
      { ...spaceless, METRICS_TOKEN: spaceless.LIVEKIT_API_SECRET },
    ],
    ['a token of metrics that is short', { ...good, METRICS_TOKEN: 'a-short-token' }],
    [
      'a token of metrics that no header can carry',
      { ...good, METRICS_TOKEN: `${'token-'.repeat(8)} and more` },
    ],
  ])('that are dangerous stop the start: %s', (_what, env) => {
    expect(problemsOf(env)).toHaveLength(1);
  });

  it('open metrics on a port of their own, behind a token, or both', () => {
    const metrics = { METRICS_PORT: '9464', METRICS_TOKEN: 'metrics-'.repeat(5) };
    expect(makeConfig(readEnv(good)).metrics).toEqual({ port: undefined, token: undefined });
    expect(makeConfig(readEnv({ ...good, ...metrics })).metrics).toEqual({
      port: 9464,
      token: metrics.METRICS_TOKEN,
    });
    expect(problemsOf({ ...good, METRICS_PORT: metrics.METRICS_PORT })).toEqual([]);
    expect(problemsOf({ ...good, METRICS_TOKEN: metrics.METRICS_TOKEN })).toEqual([]);
  });

  it('have more connections than readers of events hold, and say so', () => {
    // One each, one that gives positions, and one at least for what all of them call.
    expect(fewestConnections).toBeGreaterThan(eventReaders.length + 2);
    expect(problemsOf({ ...good, DATABASE_POOL: '9' })).toEqual([
      'DATABASE_POOL: must be 10 or more: readers of events hold some while they use others',
    ]);
    expect(problemsOf({ ...good, DATABASE_POOL: '10' })).toEqual([]);
  });

  it.each<[string, string]>([
    ['no JSON', 'PRICES: must be JSON'],
    ['{"currency":"eur"}', 'PRICES.creator: '],
    ['{"currency":"euro",P}', 'PRICES.currency: "euro" is no currency'],
    ['{"currency":"eur",P,"gold":{"month":1,"year":1}}', 'PRICES: '],
    [
      '{"currency":"eur","creator":{"month":900,"year":10801},"pro":{"month":-1,"year":1.5}}',
      'PRICES.creator.year: must not be more than twelve months, which cost 10800',
    ],
  ])('name what is wrong with prices: %s', (text, problem) => {
    const PRICES = text.replace('P', '"creator":{"month":900,"year":9000},"pro":{"month":900,"year":9000}');
    expect(problemsOf({ ...good, PRICES })[0]).toContain(problem);
  });

  it('never show a secret in an error message', () => {
    const problems = problemsOf({
      ...good,
      APP_SECRET: 'tell-nobody',
      DATABASE_URL: 'mysql://u:tell-nobody@x/y',
    });
    expect(problems.join()).not.toContain('tell-nobody');
  });

  it('are all described in .env.example', () => {
    const file = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
    expect(file).toBe(renderEnvExample());
  });
});

describe('the configuration', () => {
  it('gives every purpose a key of its own', () => {
    const { keys } = makeConfig(readEnv(good));
    const all = Object.values(keys).map((key) => (Buffer.isBuffer(key) ? key : key.export()).toString('hex'));
    expect(new Set(all).size).toBe(all.length);
  });

  it('reads the public address from host and port when it is not set', () => {
    expect(makeConfig(readEnv({ ...good, PORT: '9000' })).publicUrl.href).toBe('http://127.0.0.1:9000/');
    expect(makeConfig(readEnv({ ...good, HOST: '::1' })).publicUrl.href).toBe('http://[::1]:8080/');
  });
});

describe('a trusted issuer', () => {
  const issuer = {
    TRUSTED_ISSUER: 'https://id.example',
    TRUSTED_ISSUER_AUDIENCE: 'footlight',
    TRUSTED_ISSUER_JWKS_URL: 'https://id.example/jwks',
  };
  const namesOf = (env: Record<string, string | undefined>) =>
    problemsOf({ ...good, ...env }).map((problem) => problem.split(':')[0]);

  it('is accepted when it is complete, with keys or with a shared secret', () => {
    expect(makeConfig(readEnv({ ...good, ...issuer })).issuer).toMatchObject({ url: 'https://id.example' });
    const TRUSTED_ISSUER_SECRET = 'a secret that an older project shares';
    expect(namesOf({ ...issuer, TRUSTED_ISSUER_JWKS_URL: undefined, TRUSTED_ISSUER_SECRET })).toEqual([]);
    expect(makeConfig(readEnv(good)).issuer).toBeUndefined();
  });

  it('is rejected when it is incomplete or could be intercepted', () => {
    expect(namesOf({ TRUSTED_ISSUER: 'https://id.example' })).toEqual([
      'TRUSTED_ISSUER_AUDIENCE',
      'TRUSTED_ISSUER_JWKS_URL',
    ]);
    expect(namesOf({ ...issuer, TRUSTED_ISSUER: undefined })).toEqual([
      'TRUSTED_ISSUER_AUDIENCE',
      'TRUSTED_ISSUER_JWKS_URL',
    ]);
    expect(namesOf({ ...issuer, TRUSTED_ISSUER_JWKS_URL: 'http://id.example/jwks' })).toEqual([
      'TRUSTED_ISSUER_JWKS_URL',
    ]);
    expect(namesOf({ ...issuer, TRUSTED_ISSUER_SECRET: good.APP_SECRET })).toEqual(['TRUSTED_ISSUER_SECRET']);
  });
});

describe('billing', () => {
  const stripe = { STRIPE_SECRET_KEY: 'sk_test_of_a_trial', STRIPE_WEBHOOK_SECRET: 'whsec_of_a_trial' };
  const live = { STRIPE_SECRET_KEY: 'sk_live_of_a_shop', STRIPE_WEBHOOK_SECRET: 'whsec_of_a_shop' };
  const sandbox = { ...stripe, STRIPE_API_URL: 'http://127.0.0.1:12111' };
  const configOf = (env: Record<string, string>) => makeConfig(readEnv({ ...good, ...env }));
  const namesOf = (env: Record<string, string | undefined>, base: Record<string, string> = good) =>
    problemsOf({ ...base, ...env }).map((problem) => problem.split(':')[0]);

  it('is on where there is a key, and then everybody without a subscription is Free', () => {
    expect(configOf({})).toMatchObject({ billing: undefined, defaultPlan: 'pro' });
    expect(configOf({ ...sandbox, DEFAULT_PLAN: 'pro' })).toMatchObject({
      billing: { live: false, trialDays: 0, graceMs: 7 * 24 * 3600_000, tax: false },
      defaultPlan: 'free',
    });
    const off = { ...sandbox, BILLING: 'off', DEFAULT_PLAN: 'creator' };
    expect(configOf(off)).toMatchObject({ billing: undefined, defaultPlan: 'creator' });
  });

  it('takes several webhook secrets, so that one can replace the other', () => {
    const both = configOf({ ...stripe, STRIPE_WEBHOOK_SECRET: 'whsec_the_older, whsec_the_newer' });
    expect(both.billing?.webhookSecrets).toEqual(['whsec_the_older', 'whsec_the_newer']);
  });

  it('does not start with the keys of one world in the other', () => {
    expect(namesOf(live, production)).toEqual([]);
    expect(namesOf(stripe, production)).toEqual(['STRIPE_SECRET_KEY']);
    expect(namesOf({ ...stripe, BILLING: 'off' }, production)).toEqual([]);
    expect(namesOf({ ...live, STRIPE_API_URL: 'http://127.0.0.1:12111' })).toEqual(['STRIPE_SECRET_KEY']);
    expect(namesOf(sandbox)).toEqual([]);
    expect(namesOf({ ...live, STRIPE_API_URL: 'http://127.0.0.1:12111' }, production)).toEqual([
      'STRIPE_API_URL',
      'STRIPE_SECRET_KEY',
    ]);
    expect(namesOf({ ...stripe, STRIPE_API_URL: 'https://stripe.example' })).toEqual(['STRIPE_API_URL']);
  });

  it('does not start half configured', () => {
    expect(namesOf({ BILLING: 'on' })).toEqual(['STRIPE_SECRET_KEY']);
    expect(namesOf({ STRIPE_WEBHOOK_SECRET: 'whsec_of_a_trial' })).toEqual(['STRIPE_WEBHOOK_SECRET']);
    expect(namesOf({ STRIPE_SECRET_KEY: 'sk_test_of_a_trial' })).toEqual(['STRIPE_WEBHOOK_SECRET']);
    expect(namesOf({ ...stripe, STRIPE_SECRET_KEY: 'pk_test_of_a_trial' })).toEqual(['STRIPE_SECRET_KEY']);
    expect(namesOf({ ...stripe, STRIPE_WEBHOOK_SECRET: 'secret' })).toEqual(['STRIPE_WEBHOOK_SECRET']);
  });
});
