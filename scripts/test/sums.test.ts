import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { add, formatSums, readSums } from './sums.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'footlight-sums-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const file = (content: string) => {
  const name = path.join(dir, 'sums.json');
  writeFileSync(name, content);
  return name;
};

test('adds up and ends in one line', () => {
  const sums = add({ passed: 3, failed: 0, skipped: 0 }, { passed: 2, failed: 1, skipped: 0 });
  expect(formatSums(sums)).toBe('5 passed, 1 failed');
  expect(formatSums({ ...sums, skipped: 4 })).toBe('5 passed, 1 failed, 4 skipped');
});

test('takes a run at its results when they fit its end', () => {
  const results = file('{"passed":7,"failed":0,"skipped":1}');
  expect(readSums(results, true)).toEqual({ passed: 7, failed: 0, skipped: 1 });
  expect(readSums(file('{"passed":7,"failed":2,"skipped":0}'), false).failed).toBe(2);
});

test('a run that failed beside its tests counts as a failure', () => {
  expect(readSums(file('{"passed":7,"failed":0,"skipped":0}'), false)).toEqual({
    passed: 7,
    failed: 1,
    skipped: 0,
  });
});

test.each([true, false])('a run without results is one failure, also when it ended well: %j', (succeeded) => {
  expect(readSums(path.join(dir, 'none.json'), succeeded)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(readSums(file('{"passed":'), succeeded).failed).toBe(1);
});
