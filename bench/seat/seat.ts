import path from 'node:path';
import { openStream, signUpHost } from '@footlight/e2e/site/people.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark, Goal } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { startBareServer } from '../harness/server-process.ts';
import { askAsFastAsAnswered } from '../harness/load.ts';
import { manyViewers } from '../harness/many-viewers.ts';

const CONNECTIONS = 32;
const ROUNDS = 5;
const ROUND_MS = 2_500;

/** Seats of so many streams, taken in turn, against rows of a bare server. */
function seatBenchmark(name: string, about: string, goal: Goal, streams: number): Benchmark {
  return {
    name,
    about,
    goal,
    opensPages: false,
    async run(cleanup) {
      const site = await startSite(
        {
          profile: 'durable',
          // All these viewers come from one address.
          env: manyViewers,
        },
        cleanup,
      );
      const bareOrigin = await startBareServer(
        path.join(import.meta.dirname, 'bare-server.ts'),
        { DATABASE_URL: site.databaseUrl },
        cleanup,
      );
      const ids: string[] = [];
      while (ids.length < streams) {
        const { id } = await openStream(await signUpHost(site.url, 'Host'), 'A full house');
        ids.push(id);
      }
      let turn = 0;
      const nextId = () => ids[turn++ % ids.length] ?? '';

      const load = { status: 201, connections: CONNECTIONS, forMs: ROUND_MS };
      const { ours, bare, ...compared } = await compare({
        rounds: ROUNDS,
        ours: () =>
          askAsFastAsAnswered({ ...load, origin: site.url, path: () => `/v1/streams/${nextId()}/seats` }),
        bare: () => askAsFastAsAnswered({ ...load, origin: bareOrigin, path: () => `/seats/${nextId()}` }),
      });
      return {
        ...compared,
        beside: [
          `ours ${Math.round(ours)} seats/s`,
          `bare ${Math.round(bare)} rows/s`,
          `${CONNECTIONS} connections`,
        ],
      };
    },
  };
}

export const seat = seatBenchmark(
  'seat',
  'seats of 16 streams with their tokens, against a bare route with one committed INSERT … RETURNING',
  { atLeast: 0.5 },
  16,
);

export const seatOneStream = seatBenchmark(
  'seat-one-stream',
  'the same where everybody comes to one stream, whose counter they share',
  { atLeast: 0.3 },
  1,
);
