import path from 'node:path';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../test/temp-folder.ts';
import { waitUntil } from '../test/wait-until.ts';
import { keepChild } from './child/keep-child.ts';
import { tryLock } from './try-lock.ts';

const folder = tempFolder();

test('is held by one at a time', () => {
  const file = path.join(folder, 'deep', 'one.lock');
  const release = tryLock(file);
  expect(release).toBeDefined();
  expect(tryLock(file)).toBeUndefined();
  release?.();
  const again = tryLock(file);
  expect(again).toBeDefined();
  again?.();
});

test('comes free when its holder is killed', async () => {
  const file = path.join(folder, 'killed.lock');
  const module = path.join(import.meta.dirname, 'try-lock.ts');
  const script = `import { tryLock } from ${JSON.stringify(module)};
    console.log(tryLock(${JSON.stringify(file)}) ? 'held' : 'refused');
    setInterval(() => {}, 1000);`;
  const said: string[] = [];
  const holder = await keepChild({
    command: process.execPath,
    args: ['--input-type=module', '--eval', script],
    env: { PATH: process.env.PATH },
    stopSignal: 'SIGTERM',
    onLine: (line) => said.push(line),
  });
  await waitUntil('the other process has the lock', () => said.includes('held'));
  expect(tryLock(file)).toBeUndefined();

  await holder.kill();
  const release = tryLock(file);
  expect(release).toBeDefined();
  release?.();
});
