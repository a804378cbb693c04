import path from 'node:path';
import { expect, test } from '@jest/globals';
import { fakeProgram } from '../../test/fake-program.ts';
import { tempFolder } from '../../test/temp-folder.ts';
import { waitUntil } from '../../test/wait-until.ts';
import { keepChild, type KeptChild } from './keep-child.ts';
import { keepUp } from './keep-up.ts';

const folder = tempFolder();
const living = fakeProgram(path.join(folder, 'living'), 'part', 'echo working; while :; do sleep 0.05; done');

/** A part that runs this program, as npm start keeps its own. */
async function keepPart(command: string) {
  const said: string[] = [];
  const reasons: string[] = [];
  let child: KeptChild;
  const part = keepUp({
    name: 'The part',
    restart: launch,
    say: (line) => said.push(line),
    giveUp: (reason) => reasons.push(reason),
  });
  async function launch() {
    const started = await keepChild({ command, args: [], stopSignal: 'SIGTERM' });
    child = started;
    void started.exited.then((how) => part.ended(`The part ${how}.`, started.lastLines()));
  }
  await launch();
  return { said, reasons, part, child: () => child };
}

test('a part that is killed is started again, which is said, and not once it was stopped', async () => {
  const { said, reasons, part, child } = await keepPart(living);
  const first = child().pid;
  process.kill(first, 'SIGKILL');
  await waitUntil('it is up again', () => said.length === 2);
  expect(said[0]).toBe('The part was ended by SIGKILL. It is started again in 0.25 s');
  expect(said[1]).toMatch(/^The part is up again, \d+\.\d s$/);
  expect(child().pid).not.toBe(first);

  const second = child().pid;
  await part.stop();
  await child().kill();
  expect(child().pid).toBe(second);
  expect(said).toHaveLength(2);
  expect(reasons).toEqual([]);
});

test('one that ends five times in a minute is given up, after growing pauses, with its last lines', async () => {
  const broken = fakeProgram(path.join(folder, 'broken'), 'part', 'echo cannot read the disk; exit 3');
  const { said, reasons } = await keepPart(broken);
  await waitUntil('it is given up', () => reasons.length > 0);
  expect(reasons).toEqual([
    'The part ended with exit code 3. It has ended 5 times in a minute. Its last lines:\ncannot read the disk',
  ]);
  const pauses = said.flatMap((line) => line.match(/again in (\S+) s$/)?.slice(1) ?? []);
  expect(pauses).toEqual(['0.25', '0.5', '1', '2']);
});

test('a start that fails counts as an end', async () => {
  const reasons: string[] = [];
  let starts = 0;
  const part = keepUp({
    name: 'The part',
    restart() {
      starts += 1;
      return Promise.reject(new Error('The part did not start: it hung. Its last lines:\nwaiting'));
    },
    say: () => {},
    giveUp: (reason) => reasons.push(reason),
  });
  part.ended('The part was ended by SIGKILL.', '');
  await waitUntil('it is given up', () => reasons.length > 0);
  expect(starts).toBe(4);
  expect(reasons[0]).toMatch(/^The part did not start: it hung\. It has ended 5 times .*lines:\nwaiting$/);
});
