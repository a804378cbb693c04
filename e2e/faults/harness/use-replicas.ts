import { afterAll, afterEach, beforeAll } from '@jest/globals';
import type { Stream } from '@footlight/contracts';
import { Cleanup } from '../../site/cleanup.ts';
import { openStream, signUpHost, type Host } from '../../site/people.ts';
import { startSite, type Site, type SiteOptions } from '../../site/start-site.ts';
import { openTruth, type Truth } from './truth.ts';

/** Starting PostgreSQL, LiveKit and the API processes on a machine that has much else to do. */
const START_WITHIN_MS = 120_000;

export interface Replicas {
  site: Site;
  /** What the database and LiveKit say. */
  truth: Truth;
  /** A stream on air, of a host of its own, with as many seats as the plan gives. */
  openStream: () => Promise<{ host: Host; stream: Stream }>;
  /** The address of one API process after the other. */
  nextUrl: () => string;
  /** Ends something after the test, before what was begun earlier. */
  afterThisTest: (end: () => Promise<void> | void) => void;
}

export interface ReplicasOptions extends Partial<SiteOptions> {
  /** How many seats a stream has; as many as the plan gives unless told. */
  seats?: number;
}

/** Two API processes on one durable PostgreSQL and one LiveKit, for all tests of a file. */
export function useReplicas({ seats, ...options }: ReplicasOptions = {}): () => Replicas {
  const whole = new Cleanup();
  const each = new Cleanup();
  let replicas: Replicas | undefined;

  beforeAll(async () => {
    const site = await startSite(
      {
        profile: 'durable',
        replicas: 2,
        // All viewers come from one address, and a stream in which nothing is published goes on.
        env: {
          RATE_LIMIT_ADDRESS: '1000000000',
          GRACE_SECONDS: '3600',
          LOG_LEVEL: 'warn',
          ...(seats !== undefined && { PLANS: JSON.stringify({ pro: { viewers: seats } }) }),
        },
        ...options,
      },
      whole,
    );
    const truth = openTruth(site, whole);
    let turn = 0;
    replicas = {
      site,
      truth,
      async openStream() {
        const host = await signUpHost(site.url, 'Host');
        return { host, stream: await openStream(host, 'A full house') };
      },
      nextUrl() {
        turn += 1;
        return site.replicas[turn % site.replicas.length]?.url ?? site.url;
      },
      afterThisTest: (end) => each.add(end),
    };
  }, START_WITHIN_MS);
  afterEach(() => each.run(), 60_000);
  afterAll(() => whole.run(), 60_000);

  return () => {
    if (!replicas) throw new Error('The replicas run only within tests.');
    return replicas;
  };
}
