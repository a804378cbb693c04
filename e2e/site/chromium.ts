import { createRequire } from 'node:module';
import path from 'node:path';
import { findChromium } from '@footlight/local-stack';
import { chromium, type Browser } from 'playwright-core';

const cli = path.join(
  path.dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')),
  'cli.js',
);

export interface ChromiumOptions {
  /**
   * `fake` (the default): a moving test picture and beeps, allowed without a question. `refused`: the person says no to
   * each question. `none`: this machine has neither camera nor microphone, but a screen to share.
   */
  camera?: 'fake' | 'refused' | 'none';
  /** A film in Motion JPEG (.mjpeg) that the fake camera shows in place of its test picture. */
  film?: string;
}

const cameraSwitches: Readonly<Record<NonNullable<ChromiumOptions['camera']>, string[]>> = {
  fake: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  refused: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
  none: ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'],
};

/** Starts a headless Chromium that plays without a click and reaches a media server on loopback. */
export async function launchChromium({ camera = 'fake', film }: ChromiumOptions = {}): Promise<Browser> {
  const executablePath = await findChromium({
    env: process.env,
    progress: (line) => process.stderr.write(`${line}\n`),
    playwright: { cli, executablePath: () => chromium.executablePath() },
  });
  return chromium.launch({
    executablePath,
    // Who is interrupted ends its parts in order (see cleanup.ts); Playwright would end the process before that.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...cameraSwitches[camera],
      ...(film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]),
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      // A test has several pages on view at once, of which only one can be the foremost.
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      '--no-sandbox',
    ],
  });
}
