import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Stack, findLiveKit, startStack } from '@footlight/local-stack';
import { PgBoss } from 'pg-boss';
import { applyMigrations } from '../src/db/migrate.ts';

declare global {
  var footlightTestStack: Stack | undefined;
}

const cacheDir = path.resolve(import.meta.dirname, '../../../.cache');

/** Starts PostgreSQL and LiveKit for all test files, and migrates the database that each file gets a copy of. */
export default async function globalSetup(): Promise<void> {
  const progress = (line: string) => process.stdout.write(`${line}\n`);
  const { command } = await findLiveKit({ env: process.env, cacheDir, progress });
  const dir = await mkdtemp(path.join(tmpdir(), 'footlight-api-tests-'));
  const stack = await startStack({ dir, profile: 'fast', liveKitCommand: command });
  globalThis.footlightTestStack = stack;
  await applyMigrations(stack.postgres.url());
  // The queues' tables too: making them anew for each file would take longer than most tests.
  const boss = new PgBoss({ connectionString: stack.postgres.url(), supervise: false, schedule: false });
  boss.on('error', (error) => progress(String(error)));
  await boss.start();
  await boss.stop({ graceful: false });
  process.env.TEST_DATABASE_URL = stack.postgres.url();
  process.env.TEST_LIVEKIT_URL = stack.livekit.url;
  process.env.TEST_LIVEKIT_API_KEY = stack.apiKey;
  process.env.TEST_LIVEKIT_API_SECRET = stack.apiSecret;
}
