import { expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const secrets = {
  appSecret: 'a secret of the application, made once',
  livekitKey: 'footlight_key',
  livekitSecret: 'a secret of the media server, made once',
  stripeKey: 'sk_test_made_once',
  stripeWebhookSecret: 'whsec_made_once',
};
const read = (env: Record<string, string>) => readSettings(env, secrets);

test('without any setting everything stays on this machine', () => {
  const standard = { host: '127.0.0.1', port: 8080, publicUrl: undefined, demo: true, outbox: true };
  expect(read({})).toMatchObject(standard);
  expect(read({ HOST: '', PORT: '', DEMO: '', PUBLIC_URL: '' })).toMatchObject(standard);
  expect(read({}).environment).toMatchObject({ NODE_ENV: 'development', APP_SECRET: secrets.appSecret });
});

test.each([
  [{ HOST: '0.0.0.0' }, false],
  [{ PUBLIC_URL: 'https://live.example' }, false],
  [{ NODE_ENV: 'production', PUBLIC_URL: 'http://localhost:8080' }, false],
  [{ DEMO: 'off' }, false],
  [{ HOST: 'localhost', PUBLIC_URL: 'http://localhost:8080' }, true],
])('with %j the demo accounts are there: %j', (env, demo) => {
  expect(read({ SMTP_URL: 'smtp://mail.example', ...env }).demo).toBe(demo);
});

test.each([
  [{}, true],
  [{ BILLING: 'on' }, true],
  [{ BILLING: 'off' }, false],
  [{ STRIPE_SECRET_KEY: 'sk_test_of_somebody', STRIPE_WEBHOOK_SECRET: 'whsec_of_somebody' }, false],
  [{ PUBLIC_URL: 'https://live.example' }, false],
  [{ NODE_ENV: 'production', PUBLIC_URL: 'http://localhost:8080' }, false],
])('with %j payments go to the Stripe sandbox: %j', (env, stripeSandbox) => {
  expect(read({ SMTP_URL: 'smtp://mail.example', ...env }).stripeSandbox).toBe(stripeSandbox);
});

test('lists every setting that is wrong or dangerous, before anything starts', () => {
  expect(() => read({ PORT: 'eighty', GRACE_SECONDS: 'soon', PUBLIC_URL: 'live' })).toThrow(
    /^These settings have to be changed:\n(?=[\s\S]*PORT)(?=[\s\S]*GRACE_SECONDS)(?=[\s\S]*PUBLIC_URL)/,
  );
  expect(() => read({ HOST: '0.0.0.0', DEMO: 'on' })).toThrow(
    /DEMO: the demo accounts have public passwords/,
  );
  expect(() => read({ LIVEKIT_URL: 'wss://media.example' })).toThrow(
    /LIVEKIT_API_KEY[\s\S]*LIVEKIT_API_SECRET/,
  );
});

test('the pools of all API processes fit into the connections of our own PostgreSQL', () => {
  expect(read({})).toMatchObject({ replicas: 1 });
  expect(read({ API_REPLICAS: '4' })).toMatchObject({ replicas: 4 });
  const many = { API_REPLICAS: '2', DATABASE_POOL: '100' };
  expect(() => read(many)).toThrow(
    'API_REPLICAS=2 with DATABASE_POOL=100 and DATABASE_JOBS_POOL=4 may open 212 connections; PostgreSQL takes 187. Set DATABASE_POOL to 87 or less.',
  );
  expect(read({ API_REPLICAS: '2', DATABASE_POOL: '87' })).toMatchObject({ replicas: 2 });
  expect(read({ ...many, DATABASE_URL: 'postgresql://127.0.0.1/large' })).toMatchObject({ replicas: 2 });
});
