import { createRequire } from 'node:module';
import path from 'node:path';
import { findChromium, findLiveKit, findStripeMock } from '../../packages/local-stack/src/index.ts';
import { cacheDir, root } from '../local/paths.ts';
import { say } from '../local/step.ts';

/** Finds or gets the LiveKit server that the tests start for themselves. */
export async function needLiveKit(): Promise<void> {
  const { command, version } = await findLiveKit({ env: process.env, cacheDir, progress: say });
  say(
    `LiveKit ${version}: ${path.relative(root, command).startsWith('..') ? command : path.relative(root, command)}`,
  );
}

/** Gets the stripe-mock that the Stripe sandbox is held to. */
export async function needStripeMock(): Promise<void> {
  const { version } = await findStripeMock({ env: process.env, cacheDir, progress: say });
  say(`stripe-mock ${version}`);
}

/** Finds or gets a Chromium; answers the environment by which the end-to-end tests find it. */
export async function needChromium(): Promise<{ CHROME_PATH: string }> {
  const fromE2e = createRequire(path.join(root, 'e2e/package.json'));
  const cli = path.join(path.dirname(fromE2e.resolve('playwright-core/package.json')), 'cli.js');
  const { chromium } = fromE2e('playwright-core') as { chromium: { executablePath(): string } };
  const command = await findChromium({
    env: process.env,
    progress: say,
    playwright: { cli, executablePath: () => chromium.executablePath() },
  });
  say(`Chromium: ${command}`);
  return { CHROME_PATH: command };
}
