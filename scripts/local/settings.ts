import { readEnv } from '../../apps/api/src/config/env.ts';
import { isLoopback } from '../../apps/api/src/config/loopback.ts';
import type { Env } from '../../apps/api/src/config/settings.ts';
import { mostConnections } from '../../packages/local-stack/src/index.ts';
import { asFailure } from './failure.ts';
import type { Secrets } from './secrets.ts';

/** What start and dev need of the settings, and the whole environment that the API gets. */
export interface Settings {
  host: string;
  port: number;
  /** How many API processes run beside each other. */
  replicas: number;
  /** Only when the person set it. */
  publicUrl: string | undefined;
  demo: boolean;
  /** Whether mails land on a page instead of being sent. */
  outbox: boolean;
  /** Whether payments go to a sandbox of Stripe: where nobody but this machine is concerned and there is no key of Stripe. */
  stripeSandbox: boolean;
  environment: Record<string, string>;
}

/** Stand for what is not started yet, so that all the rest can be checked before anything is. */
const TO_COME = {
  DATABASE_URL: 'postgresql://127.0.0.1/footlight',
  LIVEKIT_URL: 'ws://127.0.0.1',
  LIVEKIT_API_KEY: 'footlight',
};

/** Of a server beside its pools: one that listens for changes, and one for its migrations while it starts. */
const BESIDE_POOLS = 2;
/** Of our own PostgreSQL's connections, left for other commands such as admin:link. */
const COMMANDS_CONNECTIONS = 10;

/**
 * Reads and checks the person's settings, by the API's own rules. One that is empty counts as not set.
 * @throws Failure that lists every wrong or dangerous one
 */
export function readSettings(source: NodeJS.ProcessEnv, secrets: Secrets): Settings {
  const given = Object.fromEntries(
    Object.entries(source).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  const environment = {
    NODE_ENV: 'development',
    APP_SECRET: secrets.appSecret,
    DEMO: isLocal(given) ? 'on' : 'off',
    ...given,
  };
  const ownLiveKit = { ...TO_COME, LIVEKIT_API_SECRET: secrets.livekitSecret };
  const stripeSandbox = isLocal(given) && given.BILLING !== 'off' && given.STRIPE_SECRET_KEY === undefined;
  const { stripeKey, stripeWebhookSecret } = secrets;
  try {
    const env = readEnv({
      ...(given.LIVEKIT_URL === undefined ? ownLiveKit : { DATABASE_URL: TO_COME.DATABASE_URL }),
      ...(stripeSandbox ? { STRIPE_SECRET_KEY: stripeKey, STRIPE_WEBHOOK_SECRET: stripeWebhookSecret } : {}),
      ...environment,
    });
    if (given.DATABASE_URL === undefined) checkConnections(env);
    return {
      host: env.HOST,
      port: env.PORT,
      replicas: env.API_REPLICAS,
      publicUrl: env.PUBLIC_URL,
      demo: env.DEMO === 'on',
      outbox: env.SMTP_URL === undefined,
      stripeSandbox,
      environment,
    };
  } catch (error) {
    return asFailure(error);
  }
}

/** @throws Error when the servers may open more connections than our own PostgreSQL takes */
function checkConnections(env: Env): void {
  const { API_REPLICAS: replicas, DATABASE_POOL: pool, DATABASE_JOBS_POOL: jobs } = env;
  const wanted = replicas * (pool + jobs + BESIDE_POOLS);
  const most = mostConnections - COMMANDS_CONNECTIONS;
  if (wanted <= most) return;
  throw new Error(
    `API_REPLICAS=${replicas} with DATABASE_POOL=${pool} and DATABASE_JOBS_POOL=${jobs} may open ${wanted} connections; PostgreSQL takes ${most}. Set DATABASE_POOL to ${Math.floor(most / replicas) - jobs - BESIDE_POOLS} or less.`,
  );
}

/** Demo accounts with public passwords and payments that are none: by themselves only where nobody else can reach them. */
function isLocal({ HOST = '127.0.0.1', PUBLIC_URL, NODE_ENV }: Record<string, string>): boolean {
  const publicHost =
    PUBLIC_URL !== undefined && URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL).hostname : HOST;
  return isLoopback(HOST) && isLoopback(publicHost) && NODE_ENV !== 'production';
}
