import { startSite, type Site } from '@footlight/e2e/site/start-site.ts';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';
import { Pool } from 'undici';
import type { Benchmark, Measurement } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { percentile } from '../harness/statistics.ts';
import { makeStreams } from './made-streams.ts';

const MANY = 1_000_000;
const FEW = 100;
const ROUNDS = 5;
const TIMES = 40;

/** Compares the slowest twentieth of requests with many streams with that of the same requests with few. */
async function measure(paths: readonly string[], cleanup: Cleanup): Promise<Measurement> {
  const [large, small] = [await makeSite(MANY, cleanup), await makeSite(FEW, cleanup)];
  const { ours, bare, ...compared } = await compare({
    rounds: ROUNDS,
    ours: () => slowTwentieth(large.url, paths),
    bare: () => slowTwentieth(small.url, paths),
  });
  return {
    ...compared,
    beside: [`p95 ${ours.toFixed(1)} ms with ${MANY} streams`, `${bare.toFixed(1)} ms with ${FEW}`],
  };
}

async function makeSite(streams: number, cleanup: Cleanup): Promise<Site> {
  const site = await startSite({ profile: 'durable' }, cleanup);
  await makeStreams(site.databaseUrl, streams);
  return site;
}

/** Asks for every path in turn, one at a time, again and again; answers milliseconds. */
async function slowTwentieth(origin: string, paths: readonly string[]): Promise<number> {
  const pool = new Pool(origin, { connections: 1 });
  const taken: number[] = [];
  try {
    for (let time = 0; time < TIMES; time += 1) {
      for (const path of paths) {
        const began = performance.now();
        const { statusCode, body } = await pool.request({ method: 'GET', path });
        const text = await body.text();
        if (statusCode !== 200) throw new Error(`${path} answered ${statusCode}: ${text}`);
        taken.push(performance.now() - began);
      }
    }
  } finally {
    await pool.close();
  }
  return percentile(taken, 0.95);
}

export const listGrowth: Benchmark = {
  name: 'list-growth',
  about: 'the slowest twentieth of lists with 1,000,000 streams, against the same with 100',
  goal: { atMost: 1.5 },
  opensPages: false,
  run: (cleanup) =>
    measure(
      [
        '/v1/streams?state=live',
        '/v1/streams?state=scheduled',
        '/v1/streams?state=ended',
        '/v1/streams?state=ended&category=music',
        '/v1/streams?state=ended&tag=tag-3',
        '/v1/streams?state=ended&channel_id=chn_01MADE00000000000000000001',
      ],
      cleanup,
    ),
};

export const searchGrowth: Benchmark = {
  name: 'search-growth',
  about: 'the slowest twentieth of searches in 1,000,000 streams, against the same in 100',
  goal: { atMost: 1.5 },
  opensPages: false,
  run: (cleanup) =>
    measure(
      [
        '/v1/streams?state=ended&q=evening',
        '/v1/streams?state=ended&q=kitch',
        '/v1/streams?state=ended&q=marzipan',
        '/v1/streams?state=ended&q=zugzwang',
        '/v1/streams?state=ended&q=telescoep',
        '/v1/streams?state=scheduled&q=violin%20garden',
        '/v1/streams?state=ended&q=nothingofthatname',
      ],
      cleanup,
    ),
};
