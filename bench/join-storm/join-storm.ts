import { setTimeout as delay } from 'node:timers/promises';
import { takeSeat } from '@footlight/contracts';
import { Client } from '@footlight/e2e/site/client.ts';
import { openStream, signUpHost } from '@footlight/e2e/site/people.ts';
import { type Site, startSite } from '@footlight/e2e/site/start-site.ts';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { percentile } from '../harness/statistics.ts';
import { manyViewers } from '../harness/many-viewers.ts';
import { type CountingProxy, startCountingProxy } from './counting-proxy.ts';
import { postJoined } from './webhooks.ts';

const JOINS = 200;
const STORM_MS = 2_000;
const ROUNDS = 3;
/** Until what the last round asked for is done, so that it does not fall on the next one. */
const PAUSE_MS = 1_500;

/** Joins as a viewer does before media flows: a seat, and the check of its token in front of LiveKit. */
async function join(site: Site, streamId: string): Promise<string> {
  const { seat, token } = await new Client(site.url).call(takeSeat, { params: { stream_id: streamId } });
  const answer = await fetch(`${site.url}/rtc/validate?access_token=${token}`);
  await answer.text();
  if (answer.status !== 200) throw new Error(`A token of a seat was refused with ${answer.status}.`);
  return seat.id;
}

/** @returns joins a second, from the first one's beginning to the last one's end */
async function storm(site: Site, streamId: string, webhooks: boolean, waits: number[]): Promise<number> {
  const began = performance.now();
  let ended = began;
  await Promise.all(
    Array.from({ length: JOINS }, async (_, index) => {
      await delay((index / JOINS) * STORM_MS);
      const asked = performance.now();
      const seatId = await join(site, streamId);
      ended = performance.now();
      waits.push(ended - asked);
      if (webhooks) await postJoined(site, streamId, seatId);
    }),
  );
  await delay(PAUSE_MS);
  return (JOINS / (ended - began)) * 1_000;
}

/** How many listings there were at the most between any one of them and a second later, that moment left out. */
function mostInASecond(moments: readonly number[]): number {
  return Math.max(
    0,
    ...moments.map((from) => moments.filter((at) => at >= from && at < from + 1_000).length),
  );
}

export const joinStorm: Benchmark = {
  name: 'join-storm',
  about: `${JOINS} joins in ${STORM_MS / 1_000} s with a webhook for each, against the same without webhooks`,
  goal: { atLeast: 0.9 },
  opensPages: false,
  async run(cleanup) {
    let proxy: CountingProxy | undefined;
    const site = await startSite(
      {
        profile: 'durable',
        env: manyViewers,
        async inFrontOfLiveKit(httpUrl) {
          proxy = await startCountingProxy(httpUrl, cleanup);
          return proxy.url;
        },
      },
      cleanup,
    );
    const stream = await openStream(await signUpHost(site.url, 'Host'), 'A full house');
    const waits: { on: number[]; off: number[] } = { on: [], off: [] };
    const began = performance.now();
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () => storm(site, stream.id, true, waits.on),
      bare: () => storm(site, stream.id, false, waits.off),
    });
    const seconds = (performance.now() - began) / 1_000;
    const listings = proxy?.listings(stream.id) ?? [];
    const rate = listings.length / seconds;
    // The second claim of a room comes a second after the first; a listing is on its way for some milliseconds more or less.
    const crowded = mostInASecond(listings) > 2 || rate > 1;
    return {
      ...compared,
      beside: [
        `${ours.toFixed(1)} joins/s, without webhooks ${bare.toFixed(1)}`,
        `p99 ${Math.round(percentile(waits.on, 0.99))} ms, without ${Math.round(percentile(waits.off, 0.99))} ms`,
        `${rate.toFixed(2)} listings of the room a second`,
      ],
      ...(crowded && { broken: `the room was listed ${listings.length} times in ${Math.round(seconds)} s` }),
    };
  },
};
