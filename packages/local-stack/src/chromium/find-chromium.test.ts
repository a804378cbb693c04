import path from 'node:path';
import { beforeEach, expect, test } from '@jest/globals';
import { fakeProgram } from '../../test/fake-program.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { findChromium, type FindChromiumOptions } from './find-chromium.ts';
import { runQuietly } from './run-quietly.ts';

const folder = tempFolder();
let count = 0;
let home: string;
let bin: string;
let lines: string[];
let runs: string[];

beforeEach(() => {
  home = path.join(folder, String((count += 1)));
  bin = path.join(home, 'bin');
  lines = [];
  runs = [];
});

const find = (options: Partial<FindChromiumOptions> & { chromePath?: string } = {}) =>
  findChromium({
    env: { PATH: bin, ...(options.chromePath === undefined ? {} : { CHROME_PATH: options.chromePath }) },
    progress: (line) => lines.push(line),
    playwright: {
      cli: path.join(home, 'cli.js'),
      executablePath: () => path.join(home, 'playwright', 'chrome'),
    },
    isRoot: false,
    platform: 'linux',
    run: (command, args) => {
      runs.push([path.basename(command), ...args].join(' '));
      return runQuietly(command, args);
    },
    ...options,
  });

test('CHROME_PATH goes before everything', async () => {
  fakeProgram(bin, 'chromium', 'true');
  const chromePath = fakeProgram(home, 'my-chrome', 'true');
  expect(await find({ chromePath })).toBe(chromePath);
});

test('a CHROME_PATH that does not run is said, not passed over', async () => {
  fakeProgram(bin, 'chromium', 'true');
  await expect(find({ chromePath: '/nowhere/chrome' })).rejects.toThrow(
    'CHROME_PATH is /nowhere/chrome, which does not run',
  );
});

test.each(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'])(
  'takes %s from PATH',
  async (name) => {
    const browser = fakeProgram(bin, name, 'true');
    expect(await find({ isRoot: true })).toBe(browser);
    expect(lines).toEqual([]);
  },
);

test('passes over a script that only stands for a browser', async () => {
  fakeProgram(bin, 'chromium-browser', 'echo "install the snap" >&2; exit 1');
  const chrome = fakeProgram(bin, 'google-chrome', 'true');
  expect(await find()).toBe(chrome);
});

test('installs it with apt-get for root, and says so', async () => {
  fakeProgram(
    bin,
    'apt-get',
    `[ "$1" = install ] || exit 0; printf '#!/bin/sh\\n' > ${bin}/chromium; /bin/chmod +x ${bin}/chromium`,
  );
  expect(await find({ isRoot: true })).toBe(path.join(bin, 'chromium'));
  expect(runs.slice(0, 2)).toEqual([
    'apt-get update -qq',
    'apt-get install -y -qq --no-install-recommends chromium',
  ]);
  expect(lines).toEqual(['Installing Chromium with apt-get for the browser tests (once)']);
});

test('leaves apt-get alone for anyone else and takes Playwright’s download', async () => {
  fakeProgram(bin, 'apt-get', 'exit 0');
  const chrome = path.join(home, 'playwright', 'chrome');
  const run: FindChromiumOptions['run'] = async (command, args) => {
    runs.push([path.basename(command), ...args].join(' '));
    if (args.includes('install')) fakeProgram(path.dirname(chrome), 'chrome', 'true');
    return runQuietly(command, command === process.execPath ? ['--version'] : args);
  };
  expect(await find({ run })).toBe(chrome);
  expect(runs).toContain(`node ${path.join(home, 'cli.js')} install chromium`);
  expect(lines).toEqual(["Fetching Playwright's Chromium for the browser tests (once)"]);

  // The second time it is there.
  runs = [];
  expect(await find({ run })).toBe(chrome);
  expect(runs).toEqual(['chrome --version']);
});

test('goes on to Playwright when apt-get fails, with a line that says so', async () => {
  fakeProgram(bin, 'apt-get', 'echo "E: no network" >&2; exit 100');
  const chrome = fakeProgram(path.join(home, 'playwright'), 'chrome', 'true');
  expect(await find({ isRoot: true })).toBe(chrome);
  expect(lines).toContain('apt-get update failed: E: no network');
});

test('says what to install when nothing works', async () => {
  await expect(find({ isRoot: true })).rejects.toThrow(
    /^The browser tests need Chromium: install Chromium or Google Chrome, or set CHROME_PATH/,
  );
});
