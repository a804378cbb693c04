import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@jest/globals';
import { tempFolder } from '../../test/temp-folder.ts';
import { isAlive, waitUntil } from '../../test/wait-until.ts';
import { keepChild } from './keep-child.ts';

const folder = tempFolder();
const sh = (script: string) => ({ command: '/bin/sh', args: ['-c', script] });

test('says how the program ended and what it said last', async () => {
  const child = await keepChild({ ...sh('echo one; echo two >&2; exit 3'), stopSignal: 'SIGTERM' });
  expect(await child.exited).toBe('ended with exit code 3');
  expect(child.lastLines().split('\n').sort()).toEqual(['one', 'two']);
  expect(child.hasExited()).toBe(true);
});

test('asks the program to end with its own signal and lets it finish', async () => {
  const lines: string[] = [];
  const child = await keepChild({
    ...sh('trap "echo finishing; exit 0" INT; echo up; while :; do sleep 0.05; done'),
    stopSignal: 'SIGINT',
    onLine: (line) => lines.push(line),
  });
  await waitUntil('the program is up', () => lines.includes('up'));
  await child.stop();
  expect(await child.exited).toBe('ended with exit code 0');
  expect(lines).toContain('finishing');
});

test('kills a program that does not end in time', async () => {
  const lines: string[] = [];
  const child = await keepChild({
    ...sh('trap "" TERM; echo up; while :; do sleep 0.05; done'),
    stopSignal: 'SIGTERM',
    onLine: (line) => lines.push(line),
  });
  await waitUntil('the program is up', () => lines.includes('up'));
  await child.stop(300);
  expect(await child.exited).toBe('was ended by SIGKILL');
});

test('asks a second time where the first time is not enough', async () => {
  const lines: string[] = [];
  const child = await keepChild({
    ...sh('n=0; trap "n=\\$((n+1)); [ \\$n -lt 2 ] || exit 7" TERM; echo up; while :; do sleep 0.02; done'),
    stopSignal: 'SIGTERM',
    insistAfterMs: 200,
    onLine: (line) => lines.push(line),
  });
  await waitUntil('the program is up', () => lines.includes('up'));
  await child.stop();
  expect(await child.exited).toBe('ended with exit code 7');
});

test('the program ends in order, and what it leaves goes, when the process that keeps it is killed', async () => {
  const leftover = path.join(folder, 'leftover');
  const farewell = path.join(folder, 'farewell');
  mkdirSync(leftover);
  const script = `trap 'echo bye > ${farewell}; exit' TERM; echo up; while :; do sleep 0.05; done`;
  const module = path.join(import.meta.dirname, 'keep-child.ts');
  const keeper = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { keepChild } from ${JSON.stringify(module)};
       const up = Promise.withResolvers();
       const child = await keepChild({
         command: '/bin/sh',
         args: ['-c', ${JSON.stringify(script)}],
         stopSignal: 'SIGTERM',
         leftover: ${JSON.stringify(leftover)},
         onLine: up.resolve,
       });
       // Before this line its trap may not be set.
       await up.promise;
       console.log(child.pid);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env.PATH } },
  );
  const pid = await new Promise<number>((resolve) =>
    createInterface({ input: keeper.stdout }).once('line', (line) => resolve(Number(line))),
  );
  expect(isAlive(pid)).toBe(true);
  keeper.kill('SIGKILL');
  await waitUntil('the program is gone', () => !isAlive(pid));
  expect(existsSync(farewell)).toBe(true);
  await waitUntil('its folder is gone', () => !existsSync(leftover));
});

test('a signal to our own process group does not reach the program', async () => {
  const child = await keepChild({ command: 'sleep', args: ['600'], stopSignal: 'SIGTERM' });
  // A group leader's group has its own number: signal 0 to that group finds it.
  expect(() => process.kill(-child.pid, 0)).not.toThrow();
  await child.kill();
  expect(await child.exited).toBe('was ended by SIGKILL');
});
