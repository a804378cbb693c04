import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../site/root.ts';

const folder = path.join(root, '.results', 'e2e');

/** After a test that failed: a picture of each of its pages, and what the API logged, in .results/e2e. */
export async function saveFailureArtifacts(testName: string, pages: Page[], apiLog: string): Promise<void> {
  const name = testName.replaceAll(/[^\w]+/g, '-').slice(0, 80);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${name}.api.log`), apiLog);
  for (const [index, page] of pages.entries()) {
    await page
      .screenshot({ path: path.join(folder, `${name}-${index + 1}.png`), timeout: 5_000 })
      .catch(() => undefined);
  }
}
