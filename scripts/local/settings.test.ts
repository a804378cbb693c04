import { expect, test } from '@jest/globals';
import { readSettings } from './settings.ts';

test('without any setting everything stays on this machine', () => {
  expect(readSettings({})).toEqual({ host: '127.0.0.1', port: 8080, publicUrl: undefined, demo: true });
  expect(readSettings({ HOST: '', PORT: '', DEMO: '', PUBLIC_URL: '' })).toEqual(readSettings({}));
});

test.each([
  [{ HOST: '0.0.0.0' }, false],
  [{ PUBLIC_URL: 'https://live.example' }, false],
  [{ NODE_ENV: 'production' }, false],
  [{ DEMO: 'off' }, false],
  [{ HOST: 'localhost', PUBLIC_URL: 'http://localhost:8080' }, true],
  // Asked for where it is dangerous: passed on, and the API refuses to start.
  [{ HOST: '0.0.0.0', DEMO: 'on' }, true],
])('with %j the demo accounts are there: %j', (env, demo) => {
  expect(readSettings(env).demo).toBe(demo);
});

test.each(['eighty', '-1', '65536', '80.5'])('PORT=%s is refused', (PORT) => {
  expect(() => readSettings({ PORT })).toThrow(`PORT is "${PORT}"; it has to be a number from 0 to 65535.`);
});
