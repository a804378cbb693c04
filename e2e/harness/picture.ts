/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Readings of the picture on this page since somebody began to look at it. */
    readings: Set<string> | undefined;
  }
}

/** Waits until a page shows a picture that is not black and changes: its pixels, read by a canvas, differ. */
export async function seeMovingPicture(page: Page, timeout = 30_000): Promise<void> {
  await page.evaluate(() => (window.readings = new Set()));
  await page.waitForFunction(
    () => {
      const video = [...document.querySelectorAll('video')].find(
        ({ hidden, videoWidth }) => !hidden && videoWidth > 0,
      );
      const context = Object.assign(document.createElement('canvas'), { width: 32, height: 18 }).getContext(
        '2d',
      );
      if (!video || !context) return false;
      context.drawImage(video, 0, 0, 32, 18);
      const pixels = context.getImageData(0, 0, 32, 18).data;
      const light = pixels.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0);
      // A tenth of full white, on average over all pixels and colours.
      if (light < 32 * 18 * 3 * 25) return false;
      window.readings?.add(pixels.join());
      return (window.readings?.size ?? 0) >= 2;
    },
    undefined,
    { polling: 100, timeout },
  );
}
