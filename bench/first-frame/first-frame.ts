/// <reference lib="dom" />
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { openBenchPage } from '../page/bench-page.ts';

const ROUNDS = 9;
/** How long a hand keeps a button down, in milliseconds. The click, from which time is counted, comes with its release. */
const HAND = { delay: 80 };

export const firstFrame: Benchmark = {
  name: 'first-frame',
  about: 'from the click on a card of the home page to the first picture, against a bare LiveKit page',
  goal: { atMost: 1.3 },
  opensPages: true,
  async run(cleanup) {
    const { site, stream, bareUrl, visit } = await openBenchPage(cleanup);
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () =>
        visit(site.url, async (page) => {
          await page.getByRole('link', { name: stream.title }).first().click(HAND);
          return page.evaluate(() => window.probe.firstFrame());
        }),
      bare: () =>
        visit(bareUrl, async (page) => {
          await page.getByRole('button', { name: 'Watch' }).click(HAND);
          return page.evaluate(() => window.probe.firstFrame());
        }),
    });
    return { ...compared, beside: [`ours ${Math.round(ours)} ms`, `bare ${Math.round(bare)} ms`] };
  },
};
