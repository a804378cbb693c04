import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { applyMigrations } from '@footlight/api/db/migrate.ts';
import {
  findLiveKit,
  startMailbox,
  freePorts,
  startPostgres,
  startStack,
  type LiveKit,
  type Mailbox,
  type Postgres,
  type Profile,
} from '@footlight/local-stack';
import { apiProcess, type ApiProcess } from './api-process.ts';
import type { Cleanup } from './cleanup.ts';
import { root } from './root.ts';

export interface SiteOptions {
  profile: Profile;
  /** Settings of the API, beside those that follow from the stack. */
  env?: Record<string, string>;
  /** How many API processes run beside each other, on neighbouring ports; one unless given. */
  replicas?: number;
  /** Settings of one of them, by its number from 0 on. */
  replicaEnv?: (index: number) => Record<string, string>;
  /** `lost`: none of LiveKit's webhooks reaches the API. */
  webhooks?: 'sent' | 'lost';
  /** Puts something between the API and LiveKit: takes the address of LiveKit, and answers the one that the API gets. */
  inFrontOfLiveKit?: (httpUrl: string) => Promise<string>;
  /** The same between the API and PostgreSQL. */
  inFrontOfPostgres?: (databaseUrl: string) => Promise<string>;
}

/** A whole Footlight of its own: PostgreSQL, LiveKit and the API that serves the built web app. */
export interface Site {
  /** http://127.0.0.1:PORT */
  url: string;
  databaseUrl: string;
  /** The link that makes the first admin, as the command prints it. */
  adminLink(): Promise<string>;
  livekit: LiveKit;
  /** Where its mails go. */
  mailbox: Mailbox;
  apiKey: string;
  apiSecret: string;
  api: ApiProcess;
  /** Every API process with its address, the one above first. */
  replicas: (ApiProcess & { url: string })[];
  /** PostgreSQL, whose data survives a stop only in the durable profile. */
  database: { stop(): Promise<void>; kill(): Promise<void>; start(): Promise<void> };
}

const run = promisify(execFile);

/**
 * Starts a site on free ports, in a folder of its own below the system's temporary one.
 * @param cleanup takes the end of each part as soon as there is one
 * @throws with the last lines of the part that does not start
 */
export async function startSite(options: SiteOptions, cleanup: Cleanup): Promise<Site> {
  const { profile, env = {}, inFrontOfLiveKit, inFrontOfPostgres } = options;
  const { replicas: count = 1, replicaEnv = () => ({}) } = options;
  const dir = mkdtempSync(path.join(tmpdir(), 'footlight-site-'));
  // PostgreSQL of root runs as another user, who has to pass.
  chmodSync(dir, 0o711);
  cleanup.add(() => rmSync(dir, { recursive: true, force: true }));

  const ports = await freePorts(count);
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const [url = ''] = urls;
  const { command } = await findLiveKit({
    env: process.env,
    cacheDir: path.join(root, '.cache'),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  const webhookUrls = options.webhooks === 'lost' ? [] : urls.map((each) => `${each}/webhooks/livekit`);
  let postgres: Postgres | undefined;
  const starting = startStack({ dir, profile, liveKitCommand: command, webhookUrls });
  cleanup.add(async () => {
    // An interruption can come while it starts.
    const started = await starting.catch(() => undefined);
    await started?.livekit.stop();
    await (postgres ?? started?.postgres)?.stop();
  });
  const stack = await starting;

  const mailbox = await startMailbox();
  cleanup.add(() => mailbox.stop());
  const databaseUrl = stack.postgres.url();
  await applyMigrations(databaseUrl);
  const settings = {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PUBLIC_URL: url,
    DATABASE_URL: inFrontOfPostgres ? await inFrontOfPostgres(databaseUrl) : databaseUrl,
    LIVEKIT_URL: inFrontOfLiveKit ? await inFrontOfLiveKit(stack.livekit.httpUrl) : stack.livekit.url,
    LIVEKIT_API_KEY: stack.apiKey,
    LIVEKIT_API_SECRET: stack.apiSecret,
    SMTP_URL: mailbox.url,
    APP_SECRET: randomBytes(32).toString('hex'),
    WEB_DIST: path.join(root, 'apps/web/dist'),
    ...env,
  };
  const replicas = urls.map((each, index) => ({
    ...apiProcess(
      each,
      { ...settings, PORT: String(ports[index]), PUBLIC_URL: each, ...replicaEnv(index) },
      path.join(dir, `api-${index}.log`),
    ),
    url: each,
  }));
  const [api] = replicas;
  if (!api) throw new Error('A site has at least one API process.');
  for (const replica of replicas) {
    cleanup.add(() => replica.stop());
    await replica.start();
  }

  return {
    url,
    databaseUrl,
    async adminLink() {
      const { stdout } = await run(process.execPath, ['apps/api/src/admin-link.ts'], {
        cwd: root,
        env: settings,
      });
      return stdout.trim();
    },
    livekit: stack.livekit,
    mailbox,
    apiKey: stack.apiKey,
    apiSecret: stack.apiSecret,
    api,
    replicas,
    database: {
      stop: () => (postgres ?? stack.postgres).stop(),
      async kill() {
        const running = postgres ?? stack.postgres;
        process.kill(running.pid, 'SIGKILL');
        // Ends what is left of it, and lets its folder go.
        await running.stop();
      },
      async start() {
        const { port: samePort } = stack.postgres;
        postgres = await startPostgres({ dir: path.join(dir, 'postgres'), profile, port: samePort });
      },
    },
  };
}
