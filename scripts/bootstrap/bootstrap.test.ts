import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { freePort } from '../../packages/local-stack/src/index.ts';
import { root } from '../local/paths.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'footlight-bootstrap-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const checkout = path.join(folder, 'checkout');
const bin = path.join(folder, 'bin');

beforeEach(() => {
  rmSync(checkout, { recursive: true, force: true });
  mkdirSync(checkout);
  mkdirSync(bin, { recursive: true });
  cpSync(path.join(root, 'scripts'), path.join(checkout, 'scripts'), { recursive: true });
});

/** Runs a command in a checkout that has nothing installed, with a PATH of our own. */
function run(args: string[], { env = {}, nodeArgs = [] as string[] } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...nodeArgs, 'scripts/run.mjs', ...args], {
    cwd: checkout,
    encoding: 'utf8',
    env: { HOME: folder, PATH: bin, ...env },
  });
  return { status, stdout, stderr: stderr.trim() };
}

const node = path.dirname(process.execPath);

test('an old Node gets one sentence that says so', () => {
  const older = `data:text/javascript,${encodeURIComponent(
    "Object.defineProperty(process.versions, 'node', { value: '20.18.3' })",
  )}`;
  const { status, stderr } = run(['start'], { nodeArgs: ['--import', older] });
  expect(status).toBe(1);
  expect(stderr).toBe(
    'Footlight needs Node 20.19 or newer; this is Node 20.18.3. Install a newer Node and run the command again.',
  );
});

test('a command that does not exist is answered with those that do', () => {
  const { status, stderr } = run(['sing']);
  expect(status).toBe(1);
  expect(stderr).toMatch(
    /^There is no command "sing"\. The commands are: start, dev, demo, admin:link, stripe, test, /,
  );
});

test('without npm it says what to install, and leaves nothing half-made', () => {
  const { status, stderr } = run(['start']);
  expect(status).toBe(1);
  expect(stderr).toBe('npm was not found. Install npm, which comes with Node, and run the command again.');
  expect(readdirSync(path.join(checkout, '.cache'))).toEqual([]);
});

test('without a network it says that the registry does not answer, and leaves nothing half-made', async () => {
  const npm = spawnSync('/bin/sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim();
  symlinkSync(realpathSync(npm), path.join(bin, 'npm'));
  const env = {
    PATH: [bin, node, '/usr/bin', '/bin'].join(':'),
    npm_config_registry: `http://127.0.0.1:${await freePort()}/`,
  };
  const { status, stderr } = run(['start'], { env });
  expect(stderr).toMatch(
    /^Could not fetch Node \S+ and pnpm \S+: the npm registry does not answer\. Check the network/,
  );
  expect(status).toBe(1);
  expect(existsSync(path.join(checkout, '.cache'))).toBe(true);
  expect(readdirSync(path.join(checkout, '.cache'))).toEqual([]);
});
