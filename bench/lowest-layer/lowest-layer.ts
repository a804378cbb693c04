/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import type { Benchmark } from '../harness/benchmark.ts';
import { compare } from '../harness/compare.ts';
import { median, percentile } from '../harness/statistics.ts';
import { openBenchPage } from '../page/bench-page.ts';

const ROUNDS = 3;
const VIEWERS = 10;
/** As large as the layer: our player asks for the size at which it shows the video. */
const VIEWPORT = { width: 320, height: 640 };
/** The height of the layer, and how long a viewer may take to get it, in milliseconds. */
const LAYER = { height: 180, withinMs: 30_000 };
const MEASURE_MS = 4_000;

export const lowestLayer: Benchmark = {
  name: 'lowest-layer',
  about: 'the delay at one of ten viewers of the 180p layer, against ten viewers of a bare LiveKit page',
  goal: { atMost: 1.1 },
  opensPages: true,
  async run(cleanup) {
    const { site, stream, bareUrl, visit } = await openBenchPage(cleanup, { layers: 'two' });
    const all: Record<'ours' | 'bare', number[]> = { ours: [], bare: [] };

    const watchLayer = async (page: Page) => {
      await page.waitForFunction(
        (height) => [...document.querySelectorAll('video')].some((video) => video.videoHeight === height),
        LAYER.height,
        { timeout: LAYER.withinMs },
      );
    };
    const measure = async (side: 'ours' | 'bare', page: Page) => {
      const { ages } = await page.evaluate((ms) => window.probe.agesOfPictures(ms), MEASURE_MS);
      const height = await page.evaluate(
        () => [...document.querySelectorAll('video')].find(({ videoWidth }) => videoWidth > 0)?.videoHeight,
      );
      if (ages.length === 0 || height !== LAYER.height)
        throw new Error(`${ages.length} pictures could be read; the last one was ${height} pixels high.`);
      all[side].push(...ages);
      return median(ages);
    };
    /** Opens one viewer after the other, and measures at the last one while the others watch. */
    const open = (
      side: 'ours' | 'bare',
      url: string,
      join: (page: Page) => Promise<void>,
      left = VIEWERS,
    ): Promise<number> =>
      visit(
        url,
        async (page) => {
          await join(page);
          await watchLayer(page);
          return left === 1 ? measure(side, page) : open(side, url, join, left - 1);
        },
        { until: 'load', viewport: VIEWPORT },
      );
    const { ours, bare, ...compared } = await compare({
      rounds: ROUNDS,
      ours: () => open('ours', `${site.url}/watch/${stream.id}`, () => Promise.resolve()),
      bare: () =>
        open('bare', `${bareUrl}#lowest`, (page) => page.getByRole('button', { name: 'Watch' }).click()),
    });
    const slowest = (ages: number[]) => `p99 ${Math.round(percentile(ages, 0.99))} ms`;
    return {
      ...compared,
      beside: [
        `ours p50 ${Math.round(ours)} ms, ${slowest(all.ours)}`,
        `bare p50 ${Math.round(bare)} ms, ${slowest(all.bare)}`,
        `${VIEWERS} viewers`,
      ],
    };
  },
};
