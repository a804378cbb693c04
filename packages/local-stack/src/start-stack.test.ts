import { chmodSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import pg from 'pg';
import { fakeProgram } from '../test/fake-program.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { findLiveKit } from './livekit/find-livekit.ts';
import { startPostgres } from './postgres/start-postgres.ts';
import { startStack } from './start-stack.ts';

const folder = tempFolder();
chmodSync(folder, 0o755);
const cacheDir = path.resolve(import.meta.dirname, '../../../.cache');

test('two stacks run side by side, each with its own ports, data and keys', async () => {
  const { command } = await findLiveKit({ env: process.env, cacheDir, progress: console.log });
  const stacks = await Promise.all(
    ['one', 'two'].map((name) =>
      startStack({ dir: path.join(folder, name), profile: 'fast', liveKitCommand: command }),
    ),
  );
  try {
    for (const { postgres, livekit } of stacks) {
      const client = new pg.Client({ connectionString: postgres.url() });
      await client.connect();
      expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
      await client.end();
      expect((await fetch(livekit.httpUrl)).status).toBe(200);
    }
    const ports = stacks.flatMap(({ postgres, livekit }) => [postgres.port, livekit.port]);
    expect(new Set(ports).size).toBe(4);
    expect(new Set(stacks.map(({ apiSecret }) => apiSecret)).size).toBe(2);
  } finally {
    await Promise.all(stacks.map((stack) => stack.stop()));
  }
  for (const { livekit } of stacks) await expect(fetch(livekit.httpUrl)).rejects.toThrow();
}, 600_000);

test('when one part does not start, the other does not stay', async () => {
  const dir = path.join(folder, 'half');
  const liveKitCommand = fakeProgram(folder, 'broken', 'exit 1');
  await expect(startStack({ dir, profile: 'fast', liveKitCommand })).rejects.toThrow('LiveKit did not start');
  // Its folder's lock is free again.
  const postgres = await startPostgres({ dir: path.join(dir, 'postgres'), profile: 'fast' });
  await postgres.stop();
});
