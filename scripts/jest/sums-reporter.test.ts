import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { root } from '../local/paths.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'footlight-reporter-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('counts what passed, failed and was skipped, and a file that cannot be loaded as one failure', () => {
  writeFileSync(path.join(dir, 'package.json'), '{}');
  writeFileSync(
    path.join(dir, 'some.test.js'),
    `test('one', () => {}); test('two', () => {}); test.skip('three', () => {});
     test.todo('four'); test('five', () => { throw new Error('no'); });`,
  );
  writeFileSync(path.join(dir, 'broken.test.js'), 'import what is this');
  const results = path.join(dir, 'deep', 'sums.json');
  const { status } = spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/jest/bin/jest.js'),
      `--rootDir=${dir}`,
      `--reporters=${path.join(root, 'scripts/jest/sums-reporter.mjs')}`,
    ],
    { cwd: dir, env: { PATH: process.env.PATH, FOOTLIGHT_RESULTS: results } },
  );
  expect(status).toBe(1);
  expect(JSON.parse(readFileSync(results, 'utf8'))).toEqual({ passed: 2, failed: 2, skipped: 2 });
});
