import { isLoopback, readEnv } from '../../apps/api/src/config/env.ts';
import { asFailure } from './failure.ts';
import type { Secrets } from './secrets.ts';

/** What start and dev need of the settings, and the whole environment that the API gets. */
export interface Settings {
  host: string;
  port: number;
  /** Only when the person set it. */
  publicUrl: string | undefined;
  demo: boolean;
  /** Whether mails land on a page instead of being sent. */
  outbox: boolean;
  environment: Record<string, string>;
}

/** Stand for what is not started yet, so that all the rest can be checked before anything is. */
const TO_COME = {
  DATABASE_URL: 'postgresql://127.0.0.1/footlight',
  LIVEKIT_URL: 'ws://127.0.0.1',
  LIVEKIT_API_KEY: 'footlight',
};

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
    DEMO: demoByDefault(given) ? 'on' : 'off',
    ...given,
  };
  const ownLiveKit = { ...TO_COME, LIVEKIT_API_SECRET: secrets.livekitSecret };
  try {
    const env = readEnv({
      ...(given.LIVEKIT_URL === undefined ? ownLiveKit : { DATABASE_URL: TO_COME.DATABASE_URL }),
      ...environment,
    });
    return {
      host: env.HOST,
      port: env.PORT,
      publicUrl: env.PUBLIC_URL,
      demo: env.DEMO === 'on',
      outbox: env.SMTP_URL === undefined,
      environment,
    };
  } catch (error) {
    return asFailure(error);
  }
}

/** The demo accounts have public passwords: on by themselves only where nobody else can reach them. */
function demoByDefault({ HOST = '127.0.0.1', PUBLIC_URL, NODE_ENV }: Record<string, string>): boolean {
  const publicHost =
    PUBLIC_URL !== undefined && URL.canParse(PUBLIC_URL) ? new URL(PUBLIC_URL).hostname : HOST;
  return isLoopback(HOST) && isLoopback(publicHost) && NODE_ENV !== 'production';
}
