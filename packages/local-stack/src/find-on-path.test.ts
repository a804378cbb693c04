import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { fakeProgram } from '../test/fake-program.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { findOnPath } from './find-on-path.ts';

const folder = tempFolder();

test('answers the programs of that name in the order of PATH, and nothing that cannot be run', () => {
  const first = fakeProgram(path.join(folder, 'first'), 'tool', 'true');
  const second = fakeProgram(path.join(folder, 'second'), 'tool', 'true');
  mkdirSync(path.join(folder, 'text'));
  writeFileSync(path.join(folder, 'text', 'tool'), 'no program');
  mkdirSync(path.join(folder, 'folder', 'tool'), { recursive: true });

  const folders = ['text', 'second', 'folder', 'missing', 'first'].map((name) => path.join(folder, name));
  expect(findOnPath('tool', { PATH: folders.join(path.delimiter) })).toEqual([second, first]);
  expect(findOnPath('tool', { PATH: '' })).toEqual([]);
  expect(findOnPath('tool', {})).toEqual([]);
});
