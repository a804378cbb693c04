import path from 'node:path';
import { openStream, signUpHost } from '@footlight/e2e/site/people.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { startBareServer } from '../harness/server-process.ts';
import { askAsFastAsAnswered } from '../harness/load.ts';
import { manyViewers } from '../harness/many-viewers.ts';

const CONNECTIONS = 32;
const ROUNDS = 5;
const ROUND_MS = 2_500;

export const seat: Benchmark = {
  name: 'seat',
  about: 'a seat with its token, against a bare route with one committed INSERT … RETURNING',
  goal: { atLeast: 0.5 },
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
    const stream = await openStream(await signUpHost(site.url, 'Host'), 'A full house');

    const load = { status: 201, connections: CONNECTIONS, forMs: ROUND_MS };
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () => askAsFastAsAnswered({ ...load, origin: site.url, path: `/v1/streams/${stream.id}/seats` }),
      bare: () => askAsFastAsAnswered({ ...load, origin: bareOrigin, path: `/seats/${stream.id}` }),
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
