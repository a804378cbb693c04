/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Ends what still moves, so that colours are measured where they will stay. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish();
    }
  });
}

/**
 * What axe finds serious or critical on a page in its present state, one line each.
 * @param rules all unless given
 */
export async function seriousFindings(
  page: Page,
  theme: 'dark' | 'light',
  rules?: string[],
): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  await settle(page);
  const axe = new AxeBuilder({ page });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${theme} ${id}: ${node.html}`));
}

/** What sticks out of a window of 320 pixels so that the page scrolls sideways; empty when it does not. */
export async function overflowAt320(page: Page): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= 320) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > 320)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className.toString()}`);
  });
  if (before) await page.setViewportSize(before);
  return found;
}
