import { createRequire } from 'node:module';
import path from 'node:path';
import { findChromium } from '@footlight/local-stack';
import { chromium, type Browser } from 'playwright-core';

const cli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'cli.js',
);

export interface ChromiumOptions {
  /** `fake` (the default): a moving test picture and beeps, allowed without a question. `none`: this machine has no camera. */
  camera?: 'fake' | 'none';
}

/** Starts a headless Chromium that plays without a click and reaches a media server on loopback. */
export async function launchChromium({ camera = 'fake' }: ChromiumOptions = {}): Promise<Browser> {
  const executablePath = await findChromium({
    env: process.env,
    progress: (line) => process.stderr.write(`${line}\n`),
    playwright: { cli, executablePath: () => chromium.executablePath() },
  });
  return chromium.launch({
    executablePath,
    args: [
      ...(camera === 'fake' ? ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] : []),
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      // A test has several pages on view at once, of which only one can be the foremost.
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--no-sandbox',
    ],
  });
}
