/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { median, percentile } from '../harness/statistics.ts';
import { openBenchPage } from '../page/bench-page.ts';

const ROUNDS = 4;
/** The first pictures come while both ends still find out what the way carries. */
const SETTLE_MS = 1_500;
const MEASURE_MS = 4_000;

export const glassToGlass: Benchmark = {
  name: 'glass-to-glass',
  about: 'from the time drawn by the publisher to the viewer who reads it, against a bare LiveKit page',
  goal: { atMost: 1.15 },
  opensPages: true,
  async run(cleanup) {
    const { site, stream, bareUrl, visit } = await openBenchPage(cleanup);
    const all: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };
    let unreadable = 0;

    const measure = async (side: 'ours' | 'bare', page: Page) => {
      await page.evaluate(() => window.probe.firstFrame());
      await page.evaluate((ms) => window.probe.agesOfPictures(ms), SETTLE_MS);
      const seen = await page.evaluate((ms) => window.probe.agesOfPictures(ms), MEASURE_MS);
      if (seen.ages.length === 0) throw new Error('No picture of the time could be read.');
      all[side].push(...seen.ages);
      unreadable += seen.unreadable;
      return median(seen.ages);
    };
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () => visit(`${site.url}/watch/${stream.id}`, (page) => measure('ours', page)),
      bare: () =>
        visit(bareUrl, async (page) => {
          await page.getByRole('button', { name: 'Watch' }).click();
          return measure('bare', page);
        }),
    });
    const slowest = (ages: number[]) => `p99 ${Math.round(percentile(ages, 0.99))} ms`;
    return {
      ...compared,
      beside: [
        `ours p50 ${Math.round(ours)} ms, ${slowest(all.ours)}`,
        `bare p50 ${Math.round(bare)} ms, ${slowest(all.bare)}`,
        `${all.ours.length + all.bare.length} pictures read, ${unreadable} not`,
      ],
    };
  },
};
