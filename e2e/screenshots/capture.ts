/// <reference lib="dom" />
import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const QUALITY = 86;

/**
 * Photographs what a page shows now, in both themes.
 * @param file without its end; `-dark-1440x900.webp` and the like are added
 */
export async function captureThemes(page: Page, file: string, size: string): Promise<void> {
  const chromium = await page.context().newCDPSession(page);
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.locator(`html[data-theme=${theme}]`).waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
      for (const animation of document.getAnimations()) {
        if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
      }
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    });
    // WebP keeps the video's noise small; Playwright itself knows only PNG and JPEG.
    const { data } = await chromium.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
    writeFileSync(`${file}-${theme}-${size}.webp`, Buffer.from(data, 'base64'));
  }
  await chromium.detach();
}
