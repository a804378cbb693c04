/// <reference lib="dom" />
import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { openBenchPage } from '../page/bench-page.ts';

const ROUNDS = 7;
/** How long a hand keeps a button down, in milliseconds. */
const HAND = { delay: 80 };
/** How often it is tried whether the viewer of the round before has gone, and how often at the most. */
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
    const { site, stream, visit } = await openBenchPage(cleanup, { viewers: 1 });
    const seatsUrl = `${site.url}/v1/streams/${stream.id}/seats`;

    /** Takes the only seat, as soon as the viewer of the round before has gone. */
    async function takeOnlySeat(): Promise<{ releaseUrl: string; key: string }> {
      for (let attempt = 1; ; attempt += 1) {
        const answer = await fetch(seatsUrl, { method: 'POST' });
        if (answer.status === 201) {
          const { seat } = (await answer.json()) as SeatAnswer;
          return { releaseUrl: `${seatsUrl}/${seat.id}/release`, key: seat.release_key };
        }
        if (attempt === RETRY.most) throw new Error(`No seat became free: ${await answer.text()}`);
        await delay(RETRY.everyMs);
      }
    }
    async function release({ releaseUrl, key }: { releaseUrl: string; key: string }): Promise<void> {
      const body = JSON.stringify({ release_key: key });
      const answer = await fetch(releaseUrl, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body,
      });
      if (answer.status !== 204) throw new Error(`Releasing a seat answered ${answer.status}.`);
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
          return page.evaluate(() => window.probe.firstFrame());
        };
        return visit(`${site.url}/watch/${stream.id}`, joinFromQueue, 'load');
      },
      async bare() {
        await release(await takeOnlySeat());
        return visit(site.url, async (page) => {
          await page.getByRole('link', { name: stream.title }).first().click(HAND);
          return page.evaluate(() => window.probe.firstFrame());
        });
      },
    });
    return { ...compared, beside: [`queue ${Math.round(ours)} ms`, `plain join ${Math.round(bare)} ms`] };
  },
};
