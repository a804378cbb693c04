import type { FastifyBaseLogger } from 'fastify';
import type { Background } from './background.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config/config.ts';
import type { Changes } from './db/changes.ts';
import type { Db } from './db/client.ts';
import type { Jobs } from './jobs/definitions.ts';
import type { Issuer } from './gateways/issuer/issuer.ts';
import type { RateLimitBatcher } from './domains/limits/rate-limit-batcher.ts';
import type { QueueBatcher } from './domains/seating/queue/queue-batcher.ts';
import type { RefusalBatcher } from './domains/seating/refusal-batcher.ts';
import type { ReleaseBatcher } from './domains/seating/release-batcher.ts';
import type { SeatBatcher, SeatingReader } from './domains/seating/seat-batcher.ts';
import type { LiveKit } from './gateways/livekit/livekit.ts';
import type { StripeGateway } from './gateways/stripe/stripe.ts';
import type { Metrics } from './metrics.ts';
import type { Mailer } from './gateways/mail/mailer.ts';

/** What every use case may use. */
export interface Context {
  config: Config;
  clock: Clock;
  db: Db;
  jobs: Jobs;
  /** Work that nobody waits for and that may be lost with the process. */
  background: Background;
  /** Notifies of changes in the database, on whichever replica. */
  changes: Changes;
  livekit: LiveKit;
  seatBatcher: SeatBatcher;
  queueBatcher: QueueBatcher;
  releaseBatcher: ReleaseBatcher;
  refusalBatcher: RefusalBatcher;
  seatingReader: SeatingReader;
  rateLimitBatcher: RateLimitBatcher;
  /** Undefined where mails land in the outbox. */
  mailer: Mailer | undefined;
  /** Undefined where plans are not paid for. */
  stripe: StripeGateway | undefined;
  /** Undefined where no issuer outside is trusted. */
  issuer: Issuer | undefined;
  /** Aborts when the server begins to close: whatever keeps a connection open ends it. */
  closing: AbortSignal;
  /** What this process counts. */
  metrics: Metrics;
  log: FastifyBaseLogger;
}
