import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { fakeProgram } from '../../test/fake-program.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { runQuietly } from '../chromium/run-quietly.ts';
import { findWhipClient } from './find-whip-client.ts';

const folder = tempFolder();
let count = 0;
let bin: string;
let home: string;
let runs: string[];

beforeEach(() => {
  home = path.join(folder, String((count += 1)));
  bin = path.join(home, 'bin');
  mkdirSync(bin, { recursive: true });
  runs = [];
});

const find = (isRoot: boolean) =>
  findWhipClient({
    env: { PATH: bin },
    cacheDir: path.join(home, 'cache'),
    progress: () => undefined,
    isRoot,
    run: (command, args) => {
      runs.push([path.basename(command), ...args.slice(0, 1)].join(' '));
      return runQuietly(command, args);
    },
  });
/** A compiler that makes the file behind `-o`. */
const compiler = 'while [ "$1" != -o ]; do shift; done; echo > "$2"; /bin/chmod +x "$2"';

test('a client that is there runs with the stub, which is compiled once', async () => {
  const command = fakeProgram(bin, 'whip-client', 'true');
  fakeProgram(bin, 'cc', compiler);
  const stub = path.join(home, 'cache', 'whip-client');
  expect(await find(false)).toEqual({ command, env: { PATH: bin, LD_LIBRARY_PATH: stub } });
  await find(false);
  expect(runs).toEqual(['cc -shared']);
});

test('root installs it with apt-get, anyone else reads what to install', async () => {
  await expect(find(false)).rejects.toThrow('The tests of encoders need simple-whip-client');
  fakeProgram(bin, 'apt-get', 'exit 100');
  await expect(find(true)).rejects.toThrow('The tests of encoders need simple-whip-client');
  expect(runs).toEqual(['apt-get update']);
});

test('a compiler that fails is named with what it said', async () => {
  fakeProgram(bin, 'whip-client', 'true');
  fakeProgram(bin, 'cc', 'echo no room >&2; exit 1');
  await expect(find(false)).rejects.toThrow(/cc did not compile the library for whip-client: no room/);
});
