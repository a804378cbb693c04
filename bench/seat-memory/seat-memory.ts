import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';
import { openStream, signUpHost } from '@footlight/e2e/site/people.ts';
import { startSite } from '@footlight/e2e/site/start-site.ts';
import { Pool } from 'undici';
import type { Benchmark } from '../harness/benchmark.ts';
import { manyViewers } from '../harness/many-viewers.ts';
import { median } from '../harness/statistics.ts';

const MANY = 10_000;
const FEW = 100;
const CONNECTIONS = 32;
/** Heartbeats a second, as many on both sides. */
const PER_SECOND = 300;
/** The heap grows until it has seen this rate for a while. */
const SETTLE_MS = 15_000;
const MEASURE_MS = 10_000;
const SAMPLE_MS = 250;

/** What a process holds in memory, in MB. */
function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

interface TakenSeat {
  id: string;
  cookie: string;
}

/**
 * The memory of an API process whose stream has so many seats taken, under a steady rate of heartbeats. Seats are taken
 * MANY times in any case, by the same viewers where there are fewer of them: so both processes have answered as many requests.
 */
async function memoryWith(seats: number, cleanup: Cleanup): Promise<number> {
  const site = await startSite({ profile: 'durable', env: manyViewers }, cleanup);
  const stream = await openStream(await signUpHost(site.url, 'Host'), 'A full house');
  const pool = new Pool(site.url, { connections: CONNECTIONS });
  cleanup.add(() => pool.close());
  const path = `/v1/streams/${stream.id}/seats`;

  const taken: TakenSeat[] = [];
  async function take(index: number): Promise<void> {
    const cookie = taken[index]?.cookie;
    const { statusCode, headers, body } = await pool.request({
      method: 'POST',
      path,
      ...(cookie !== undefined && { headers: { cookie } }),
    });
    const answer = (await body.json()) as { seat: { id: string } };
    if (statusCode !== 201) throw new Error(`Taking a seat answered ${statusCode}.`);
    const made = [headers['set-cookie']].flat()[0]?.split(';')[0];
    taken[index] = { id: answer.seat.id, cookie: cookie ?? made ?? '' };
  }
  for (let from = 0; from < MANY; from += FEW) {
    await Promise.all(Array.from({ length: FEW }, (_, index) => take((from + index) % seats)));
  }

  const samples: number[] = [];
  const pid = site.api.pid();
  if (pid === undefined) throw new Error(`The API ended:\n${site.api.log().slice(-2_000)}`);
  let failed = 0;
  async function renew({ id, cookie }: TakenSeat): Promise<void> {
    const { statusCode, body } = await pool.request({
      method: 'PATCH',
      path: `${path}/${id}`,
      headers: { cookie },
    });
    await body.dump();
    if (statusCode !== 200) failed += 1;
  }
  const began = performance.now();
  let sent = 0;
  let nextSample = SETTLE_MS;
  const running = new Set<Promise<void>>();
  for (let now = 0; now < SETTLE_MS + MEASURE_MS; now = performance.now() - began) {
    for (; sent < (now / 1_000) * PER_SECOND; sent += 1) {
      const seat = taken[sent % seats];
      if (!seat) throw new Error('There is a seat for each index.');
      const renewing = renew(seat).finally(() => running.delete(renewing));
      running.add(renewing);
    }
    if (now >= nextSample) {
      samples.push(memoryOf(pid));
      nextSample += SAMPLE_MS;
    }
    await delay(10);
  }
  await Promise.all(running);
  if (failed > 0) throw new Error(`${failed} heartbeats failed.`);
  await site.api.stop();
  return median(samples);
}

export const seatMemory: Benchmark = {
  name: 'seat-memory',
  about:
    'memory of an API process with 10,000 seats taken, against one with 100, at the same rate of requests',
  goal: { atMost: 1.1 },
  opensPages: false,
  async run(cleanup) {
    const few = await memoryWith(FEW, cleanup);
    const many = await memoryWith(MANY, cleanup);
    return {
      ratio: many / few,
      beside: [
        `${MANY} seats ${Math.round(many)} MB`,
        `${FEW} seats ${Math.round(few)} MB`,
        `${PER_SECOND} heartbeats/s`,
      ],
    };
  },
};
