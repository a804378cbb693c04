import path from 'node:path';
import { findLiveKit, startLiveKit, startPostgres } from '../../packages/local-stack/src/index.ts';
import type { Launch } from './launch.ts';
import { asFailure } from './failure.ts';
import { openLog } from './open-log.ts';
import { cacheDir } from './paths.ts';
import { say, step } from './step.ts';

/**
 * Starts what the API stands on, side by side: PostgreSQL with the newest migrations, and LiveKit, each unless the
 * environment names another one. Answers the settings by which the API reaches them.
 */
export async function startBackingServices(launch: Launch, apiPort: number): Promise<Record<string, string>> {
  const [databaseUrl, livekit] = await Promise.all([database(launch), liveKit(launch, apiPort)]);
  return { DATABASE_URL: databaseUrl, ...livekit };
}

async function database(launch: Launch): Promise<string> {
  // Loaded while the server starts: it brings Prisma's engine along.
  const loading = import('../../apps/api/src/db/migrate.ts');
  const url = process.env.DATABASE_URL || (await startOwnPostgres(launch));
  if (process.env.DATABASE_URL) say('PostgreSQL is the one in DATABASE_URL');
  const { applyMigrations } = await loading;
  await step(
    () => applyMigrations(url).catch(asFailure),
    (applied) => `The database is up to date (${applied.length} new migrations)`,
  );
  return url;
}

async function startOwnPostgres({ dir, shutdown }: Launch): Promise<string> {
  const postgres = await step(
    () =>
      startPostgres({
        dir: path.join(dir, 'postgres'),
        profile: 'durable',
        log: say,
        onOutput: openLog(dir, 'postgres'),
        onUnexpectedExit: (reason) => shutdown.fail(reason),
      }).catch(asFailure),
    () => 'PostgreSQL is up',
  );
  shutdown.add('postgres', () => postgres.stop());
  return postgres.url();
}

async function liveKit({ dir, secrets, shutdown }: Launch, apiPort: number): Promise<Record<string, string>> {
  if (process.env.LIVEKIT_URL) {
    say('LiveKit is the one in LIVEKIT_URL');
    return {};
  }
  const { command, version, from } = await findLiveKit({ env: process.env, cacheDir, progress: say }).catch(
    asFailure,
  );
  const { livekitKey: apiKey, livekitSecret: apiSecret } = secrets;
  const server = await step(
    () =>
      startLiveKit({
        command,
        dir: path.join(dir, 'livekit'),
        apiKey,
        apiSecret,
        webhookUrl: `http://127.0.0.1:${apiPort}/webhooks/livekit`,
        onOutput: openLog(dir, 'livekit'),
        onUnexpectedExit: (reason) => shutdown.fail(reason),
      }).catch(asFailure),
    () => `LiveKit ${version} is up (${from === 'PATH' ? command : 'the cached one'})`,
  );
  shutdown.add('livekit', () => server.stop());
  return { LIVEKIT_URL: server.url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
}
