import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import pg from 'pg';
import type { Benchmark } from '../harness/benchmark.ts';
import { cpuTimeOf } from '../harness/cpu-time.ts';
import { makeLiveStreams } from './live-streams.ts';

const STREAMS = 1_000;
/** Until all are interrupted, for nothing is published: what changes then is not what is measured. */
const SETTLE_MS = 14_000;
const MEASURE_MS = 30_000;
/** Shorter than the shortest pause between two listings of a room, so that none is missed. */
const SAMPLE_MS = 500;
const BARE_SECONDS = 12;
const OLDEST_MS = 5_000;

const run = promisify(execFile);

/** Reads when each stream was reconciled last, again and again, and counts how often that was. */
async function watch(databaseUrl: string): Promise<{ listings: number; oldestMs: number; seconds: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const last = new Map<string, number>();
    let listings = 0;
    let oldestMs = 0;
    const began = performance.now();
    while (performance.now() - began < MEASURE_MS) {
      const { rows } = await client.query<{ stream_id: string; at: Date; now: Date }>(
        'SELECT stream_id, reconciled_at AS at, clock_timestamp() AS now FROM stream_reconciliations',
      );
      for (const { stream_id: streamId, at, now } of rows) {
        const before = last.get(streamId);
        if (before !== undefined && before !== at.getTime()) {
          listings += 1;
          oldestMs = Math.max(oldestMs, at.getTime() - before);
        }
        oldestMs = Math.max(oldestMs, now.getTime() - at.getTime());
        last.set(streamId, at.getTime());
      }
      await delay(SAMPLE_MS);
    }
    return { listings, oldestMs, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await client.end();
  }
}

export const reconcile: Benchmark = {
  name: 'reconcile',
  about: 'processor time for each stream that is reconciled, against a bare loop of ListParticipants',
  goal: { atMost: 2 },
  opensPages: false,
  async run(cleanup) {
    const site = await startSite({ profile: 'durable', env: { GRACE_SECONDS: '3600' } }, cleanup);
    const access = { httpUrl: site.livekit.httpUrl, apiKey: site.apiKey, apiSecret: site.apiSecret };
    const rooms = await makeLiveStreams(site.databaseUrl, access, STREAMS);
    await delay(SETTLE_MS);

    const pid = site.api.pid();
    if (pid === undefined) throw new Error(`The API ended:\n${site.api.log().slice(-2_000)}`);
    const before = cpuTimeOf(pid);
    const { listings, oldestMs, seconds } = await watch(site.databaseUrl);
    const oursMs = (cpuTimeOf(pid) - before) / listings;
    await site.api.stop();

    const perSecond = listings / seconds;
    const ending = new AbortController();
    cleanup.add(() => ending.abort());
    const { stdout } = await run(process.execPath, [path.join(import.meta.dirname, 'bare-lister.ts')], {
      signal: ending.signal,
      env: {
        PATH: process.env.PATH,
        LIVEKIT: access.httpUrl,
        API_KEY: access.apiKey,
        API_SECRET: access.apiSecret,
        ROOMS: rooms.join(','),
        PER_SECOND: String(perSecond),
        SECONDS: String(BARE_SECONDS),
      },
    });
    const { listed, cpuMs } = JSON.parse(stdout) as { listed: number; cpuMs: number };
    const bareMs = cpuMs / listed;
    return {
      ratio: oursMs / bareMs,
      beside: [
        `${STREAMS} streams, oldest ${(oldestMs / 1_000).toFixed(1)} s`,
        `${Math.round(perSecond)} a second`,
        `ours ${oursMs.toFixed(2)} ms each`,
        `bare ${bareMs.toFixed(2)} ms each`,
      ],
      ...(oldestMs > OLDEST_MS && { broken: `a stream was not reconciled for ${Math.round(oldestMs)} ms` }),
    };
  },
};
