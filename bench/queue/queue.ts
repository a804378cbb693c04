/// <reference lib="dom" />
import { setTimeout as delay } from 'node:timers/promises';
import { getStream } from '@footlight/contracts';
import type { Page } from 'playwright-core';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { openBenchPage } from '../page/bench-page.ts';

const ROUNDS = 7;
/** How long a hand keeps a button down, in milliseconds. */
const HAND = { delay: 80 };
/** How often it is asked whether the viewer of the round before has gone, and how often at the most. */
const RETRY = { everyMs: 100, most: 300 };

interface SeatAnswer {
  seat: { id: string; release_key: string };
}

export const queue: Benchmark = {
  name: 'queue',
  about:
    'from the seat that becomes free to the first picture of the next in the queue, against a plain join',
  goal: { atMost: 1.3 },
  opensPages: true,
  async run(cleanup) {
    const { site, host, stream, visit } = await openBenchPage(cleanup, { viewers: 1 });
    const seatsUrl = `${site.url}/v1/streams/${stream.id}/seats`;

    async function takeOnlySeat(): Promise<{ releaseUrl: string; key: string }> {
      const answer = await fetch(seatsUrl, { method: 'POST' });
      if (answer.status !== 201) throw new Error(`The only seat was not free: ${await answer.text()}`);
      const { seat } = (await answer.json()) as SeatAnswer;
      return { releaseUrl: `${seatsUrl}/${seat.id}/release`, key: seat.release_key };
    }
    /** Leaves the page, which gives the seat back, and waits until that has arrived. */
    async function leave(page: Page): Promise<void> {
      await page.goto('about:blank');
      for (let attempt = 1; attempt <= RETRY.most; attempt += 1) {
        const { stream: now } = await host.client.call(getStream, { params: { stream_id: stream.id } });
        if (now.viewers === 0) return;
        await delay(RETRY.everyMs);
      }
      throw new Error('The viewer left the page, and the seat did not become free.');
    }
    async function firstFrame(page: Page): Promise<number> {
      const delayMs = await page.evaluate(() => window.probe.firstFrame());
      await leave(page);
      return delayMs;
    }

    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      async ours() {
        const taken = await takeOnlySeat();
        const joinFromQueue = async (page: Page) => {
          await page.getByRole('button', { name: 'Wait in the queue' }).click(HAND);
          await page.getByRole('button', { name: 'Leave the queue' }).waitFor();
          // The probe counts from a click, which is here the moment at which the seat is given back.
          await page.evaluate(async ({ releaseUrl, key }) => {
            document.documentElement.click();
            const body = JSON.stringify({ release_key: key });
            await fetch(releaseUrl, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
          }, taken);
          return firstFrame(page);
        };
        return visit(`${site.url}/watch/${stream.id}`, joinFromQueue, { until: 'load' });
      },
      async bare() {
        return visit(site.url, async (page) => {
          await page.getByRole('link', { name: stream.title }).first().click(HAND);
          return firstFrame(page);
        });
      },
    });
    return { ...compared, beside: [`queue ${Math.round(ours)} ms`, `plain join ${Math.round(bare)} ms`] };
  },
};
