import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../../test/temp-folder.ts';
import { openCopy, openFolder } from './open-place.ts';

const folder = tempFolder();
const mode = (file: string) => statSync(file).mode & 0o777;

function strictBinaries() {
  const home = path.join(folder, 'strict');
  mkdirSync(path.join(home, 'bin'), { recursive: true, mode: 0o700 });
  mkdirSync(path.join(home, 'lib'), { mode: 0o700 });
  writeFileSync(path.join(home, 'bin', 'postgres'), '', { mode: 0o700 });
  writeFileSync(path.join(home, 'lib', 'libpq.a'), '');
  chmodSync(home, 0o700);
  return { home, version: '18.0' };
}

test('copies the programs once, for everybody to run, without what only builders need', () => {
  const place = path.join(folder, 'place');
  const binaries = strictBinaries();
  const copy = openCopy(binaries, place);
  expect(copy.home).toBe(path.join(place, 'postgresql-18.0'));
  expect(mode(place)).toBe(0o711);
  expect(mode(path.join(copy.home, 'bin', 'postgres'))).toBe(0o755);
  expect(mode(path.join(copy.home, 'lib')) & 0o055).toBe(0o055);
  expect(existsSync(path.join(copy.home, 'lib', 'libpq.a'))).toBe(false);

  expect(openCopy({ ...binaries, home: '/nowhere' }, place)).toEqual(copy);
  expect(readdirSync(place)).toEqual(['postgresql-18.0']);
});

test('gives each cluster a folder of its own', () => {
  const place = path.join(folder, 'folders');
  const [one, two] = [openFolder(place), openFolder(place)];
  expect(one).not.toBe(two);
  expect(mode(one)).toBe(0o711);
});
