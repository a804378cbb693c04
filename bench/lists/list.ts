import path from 'node:path';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { askAsFastAsAnswered } from '../harness/load.ts';
import { startBareServer } from '../harness/server-process.ts';
import { makeStreams } from './made-streams.ts';

const CONNECTIONS = 16;
const ROUNDS = 5;
const ROUND_MS = 2_500;

export const list: Benchmark = {
  name: 'list',
  about: 'a page of twenty streams, against the same query through the driver in a bare route',
  goal: { atLeast: 0.55 },
  opensPages: false,
  async run(cleanup) {
    const site = await startSite({ profile: 'durable' }, cleanup);
    await makeStreams(site.databaseUrl, 1_000);
    const bareOrigin = await startBareServer(
      path.join(import.meta.dirname, 'bare-server.ts'),
      { DATABASE_URL: site.databaseUrl },
      cleanup,
    );
    const load = { method: 'GET', status: 200, connections: CONNECTIONS, forMs: ROUND_MS } as const;
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () => askAsFastAsAnswered({ ...load, origin: site.url, path: '/v1/streams?state=ended' }),
      bare: () => askAsFastAsAnswered({ ...load, origin: bareOrigin, path: '/streams' }),
    });
    return {
      ...compared,
      beside: [
        `ours ${Math.round(ours)} pages/s`,
        `bare ${Math.round(bare)} pages/s`,
        `${CONNECTIONS} connections`,
      ],
    };
  },
};
