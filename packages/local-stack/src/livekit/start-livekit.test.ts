import { statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { fakeProgram } from '../../test/fake-program.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { isAlive, waitUntil } from '../../test/wait-until.ts';
import { findLiveKit } from './find-livekit.ts';
import { startLiveKit, type LiveKit, type LiveKitOptions } from './start-livekit.ts';

const folder = tempFolder();
const cacheDir = path.resolve(import.meta.dirname, '../../../../.cache');
const keys = { apiKey: 'test_key', apiSecret: 'a-secret-for-tests-that-is-long-enough' };
let command: string;
let livekit: LiveKit | undefined;

beforeAll(async () => {
  ({ command } = await findLiveKit({ env: process.env, cacheDir, progress: console.log }));
}, 600_000);

afterEach(() => livekit?.stop());

const start = async (options: Partial<LiveKitOptions> = {}) =>
  (livekit = await startLiveKit({ command, dir: path.join(folder, 'livekit'), ...keys, ...options }));

const answers = async (url: string) => (await fetch(url)).text();

test('answers on loopback, with a configuration file that nobody else may read', async () => {
  const { httpUrl, url } = await start();
  expect(await answers(httpUrl)).toBe('OK');
  expect(url).toBe(httpUrl.replace('http', 'ws'));
  expect(statSync(path.join(folder, 'livekit', 'livekit.yaml')).mode & 0o777).toBe(0o600);
});

test('comes back on the same ports after a crash and after a restart', async () => {
  const reasons: string[] = [];
  const { httpUrl, kill, restart, pid } = await start({ onUnexpectedExit: (reason) => reasons.push(reason) });
  const first = pid();
  await kill();
  await expect(fetch(httpUrl)).rejects.toThrow();
  await restart();
  expect(await answers(httpUrl)).toBe('OK');
  const second = pid();
  await restart();
  expect(await answers(httpUrl)).toBe('OK');
  expect(new Set([first, second, pid()]).size).toBe(3);
  expect(reasons).toEqual([]);
});

test('reports an end that nobody asked for', async () => {
  const reasons: string[] = [];
  const { pid } = await start({ onUnexpectedExit: (reason) => reasons.push(reason) });
  process.kill(pid(), 'SIGKILL');
  await waitUntil('it is reported', () => reasons.length === 1);
  expect(reasons[0]).toContain('LiveKit was ended by SIGKILL');
  expect(isAlive(pid())).toBe(false);
});

test('fails with its last lines when it does not start', async () => {
  const broken = fakeProgram(folder, 'broken', 'echo "cannot read the stars"; exit 2');
  await expect(start({ command: broken })).rejects.toThrow(
    /LiveKit did not start: it ended with exit code 2.*cannot read the stars/s,
  );
});
