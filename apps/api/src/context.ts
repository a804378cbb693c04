import type { FastifyBaseLogger } from 'fastify';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Db } from './db/client.ts';
import type { LiveKit } from './gateways/livekit/livekit.ts';

/** What every use case may use. */
export interface Context {
  config: Config;
  clock: Clock;
  db: Db;
  livekit: LiveKit;
  log: FastifyBaseLogger;
}
