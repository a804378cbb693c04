import { Failure } from './failure.ts';

const DEFAULT_PORT = 8080;
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1']);

/** What start and dev take from the environment and .env; everything else goes to the API as it is. */
export interface Settings {
  host: string;
  port: number;
  /** Only when the person set it. */
  publicUrl: string | undefined;
  demo: boolean;
}

/** Reads them. The demo accounts have public passwords: on by themselves only where nobody else can reach them. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const host = env.HOST || '127.0.0.1';
  const publicUrl = env.PUBLIC_URL || undefined;
  const local = LOOPBACK.has(host) && (publicUrl === undefined || LOOPBACK.has(new URL(publicUrl).hostname));
  const demo = env.DEMO ? env.DEMO === 'on' : local && env.NODE_ENV !== 'production';
  return { host, port: readPort(env.PORT), publicUrl, demo };
}

function readPort(text: string | undefined): number {
  const port = Number(text || DEFAULT_PORT);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Failure(`PORT is "${text}"; it has to be a number from 0 to 65535.`);
}
