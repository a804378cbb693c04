import { expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

const secrets = {
  appSecret: 'a secret of the application, made once',
  livekitKey: 'footlight_key',
  livekitSecret: 'a secret of the media server, made once',
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
