import { setTimeout as delay } from 'node:timers/promises';
import { createStream, endStream, startStream } from '@footlight/contracts';
import { type Host, signUpHost } from '@footlight/e2e/site/people.ts';
import { type Site, startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { percentile } from '../harness/statistics.ts';
import { manyViewers } from '../harness/many-viewers.ts';
import { type StatementCounter, startStatementCounter } from './statement-counter.ts';
import { waitForStream } from './waiting-viewers.ts';

const MANY = 1_000;
const FEW = 100;
const ROUNDS = 3;
const MOST_STATEMENTS = 1_200;
/** Until what the last round asked for is done, so that it does not fall on the next one. */
const PAUSE_MS = 1_000;
const IDLE_MS = 4_000;

/** What one start came to. */
interface Start {
  /** The 99th percentile of the time from the host's request until a viewer was told, in milliseconds. */
  toldMs: number;
  /** From the host's request until the last viewer was told. */
  telling: number;
  /** From the host's request until the last viewer had its seat. */
  statements: number;
  seconds: number;
}

/** Starts a stream for which so many wait; each takes its seat when it was told to. */
async function start(site: Site, host: Host, counter: StatementCounter, size: number): Promise<Start> {
  const { stream } = await host.client.call(createStream, {
    params: { channel_id: host.channel.id },
    body: { title: 'A full house', scheduled_for: new Date(Date.now() + 3_600_000).toISOString() },
  });
  const ofStream = { params: { stream_id: stream.id } };
  const viewers = await waitForStream(site.url, stream.id, size);
  await delay(PAUSE_MS);

  const before = counter.statements();
  const began = performance.now();
  await host.client.call(startStream, ofStream);
  const told = await viewers.told();
  const telling = counter.statements() - before;
  await viewers.seated();
  const statements = counter.statements() - before;
  const seconds = (performance.now() - began) / 1_000;

  viewers.leave();
  await host.client.call(endStream, ofStream);
  await delay(PAUSE_MS);
  const waits = told.map((at) => at - began);
  return { toldMs: percentile(waits, 0.99), telling, statements, seconds };
}

export const startStorm: Benchmark = {
  name: 'start-storm',
  about: `p99 of being told of a start with ${MANY} waiting, against that with ${FEW}; at most ${MOST_STATEMENTS} database statements until all have seats`,
  goal: { atMost: 3 },
  opensPages: false,
  async run(cleanup) {
    let counter: StatementCounter | undefined;
    const site = await startSite(
      {
        profile: 'durable',
        env: manyViewers,
        async inFrontOfPostgres(databaseUrl) {
          counter = await startStatementCounter(databaseUrl, cleanup);
          return counter.databaseUrl;
        },
      },
      cleanup,
    );
    if (!counter) throw new Error('Nothing counts the statements.');
    const counting = counter;
    const host = await signUpHost(site.url, 'Host');

    await delay(PAUSE_MS);
    const before = counting.statements();
    await delay(IDLE_MS);
    const idlePerSecond = (counting.statements() - before) / (IDLE_MS / 1_000);

    const starts: Start[] = [];
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      async ours() {
        const many = await start(site, host, counting, MANY);
        starts.push(many);
        return many.toldMs;
      },
      bare: async () => (await start(site, host, counting, FEW)).toldMs,
    });
    // The round that does not count for times counts here: it is the one of a server that has just started.
    const statements = Math.max(...starts.map((each) => each.statements));
    const seconds = Math.max(...starts.map((each) => each.seconds));
    return {
      ...compared,
      beside: [
        `told p99 ${Math.round(ours)} ms with ${MANY} waiting, ${Math.round(bare)} ms with ${FEW}`,
        `${statements} database statements until the last of ${MANY} seats in ${seconds.toFixed(1)} s (${(statements / MOST_STATEMENTS).toFixed(2)}× the goal of ≤ ${MOST_STATEMENTS})`,
        `${Math.max(...starts.map((each) => each.telling))} of them until all were told`,
        `idle ${idlePerSecond.toFixed(1)} a second`,
      ],
      ...(statements > MOST_STATEMENTS && { broken: `${statements} database statements` }),
    };
  },
};
