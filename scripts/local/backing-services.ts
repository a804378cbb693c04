import path from 'node:path';
import { findLiveKit, keepUp, startLiveKit, startPostgres } from '../../packages/local-stack/src/index.ts';
import type { Launch } from './launch.ts';
import { asFailure } from './failure.ts';
import { openLog } from './open-log.ts';
import { cacheDir } from './paths.ts';
import { say, step } from './step.ts';
import { startStripeSandbox } from './stripe-sandbox.ts';

/**
 * Starts what the API stands on, side by side: PostgreSQL with the newest migrations, LiveKit and the Stripe sandbox,
 * each unless the environment names another one. Answers the settings by which the API reaches them.
 */
export async function startBackingServices(
  launch: Launch,
  apiPorts: readonly number[],
): Promise<Record<string, string>> {
  const [databaseUrl, livekit, stripe] = await Promise.all([
    database(launch),
    liveKit(launch, apiPorts),
    startStripeSandbox(launch, apiPorts[0] ?? 0),
  ]);
  return { DATABASE_URL: databaseUrl, ...livekit, ...stripe };
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
  const part = keepUp({
    name: 'PostgreSQL',
    say,
    giveUp: (reason) => shutdown.fail(reason),
    async restart() {
      const { port } = postgres;
      await postgres.stop();
      postgres = await startPostgres({ ...options, port });
    },
  });
  const options = {
    dir: path.join(dir, 'postgres'),
    profile: 'durable',
    log: say,
    onOutput: openLog(dir, 'postgres'),
    onUnexpectedExit: part.ended,
  } as const;
  let postgres = await step(
    () => startPostgres(options).catch(asFailure),
    () => 'PostgreSQL is up',
  );
  shutdown.add('postgres', async () => {
    await part.stop();
    await postgres.stop();
  });
  return postgres.url();
}

async function liveKit(
  { dir, secrets, shutdown }: Launch,
  apiPorts: readonly number[],
): Promise<Record<string, string>> {
  if (process.env.LIVEKIT_URL) {
    say('LiveKit is the one in LIVEKIT_URL');
    return {};
  }
  const { command, version, from } = await findLiveKit({ env: process.env, cacheDir, progress: say }).catch(
    asFailure,
  );
  const { livekitKey: apiKey, livekitSecret: apiSecret } = secrets;
  const part = keepUp({
    name: 'LiveKit',
    say,
    giveUp: (reason) => shutdown.fail(reason),
    restart: () => server.restart(),
  });
  const server = await step(
    () =>
      startLiveKit({
        command,
        dir: path.join(dir, 'livekit'),
        apiKey,
        apiSecret,
        webhookUrls: apiPorts.map((port) => `http://127.0.0.1:${port}/webhooks/livekit`),
        onOutput: openLog(dir, 'livekit'),
        onUnexpectedExit: part.ended,
      }).catch(asFailure),
    () => `LiveKit ${version} is up (${from === 'PATH' ? command : 'the cached one'})`,
  );
  shutdown.add('livekit', async () => {
    await part.stop();
    await server.stop();
  });
  return { LIVEKIT_URL: server.url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret };
}
