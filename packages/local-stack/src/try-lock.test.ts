import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../test/temp-folder.ts';
import { waitUntil } from '../test/wait-until.ts';
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
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { tryLock } from ${JSON.stringify(module)};
       console.log(tryLock(${JSON.stringify(file)}) ? 'held' : 'refused');
       setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH } },
  );
  const said = await new Promise<string>((resolve) =>
    holder.stdout.setEncoding('utf8').once('data', resolve),
  );
  expect(said.trim()).toBe('held');
  expect(tryLock(file)).toBeUndefined();

  holder.kill('SIGKILL');
  let release: (() => void) | undefined;
  await waitUntil('the lock is free', () => (release = tryLock(file)) !== undefined);
  release?.();
});
