/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { gzipSync } from 'node:zlib';
import { signIn } from '@footlight/e2e/site/sign-in.ts';
import type { Page, Response } from 'playwright-core';
import type { Benchmark } from '../harness/benchmark.ts';
import { openBenchPage } from '../page/bench-page.ts';

const LIMIT_BYTES = 290_000;
/** Words that livekit-client keeps however it is minified. */
const MARK = 'could not establish signal connection';

interface Loaded {
  bytes: number;
  files: number;
  hasLiveKit: boolean;
}

/** Adds up all JavaScript that a page loads, gzipped as a server in front would do it (level 6). */
async function loadedBy(page: Page, open: () => Promise<unknown>): Promise<Loaded> {
  const scripts: Response[] = [];
  page.on('response', (response) => {
    // What the browser still has (304) has no body and weighs nothing.
    if (response.ok() && response.headers()['content-type']?.includes('javascript')) scripts.push(response);
  });
  await open();
  const bodies = await Promise.all(scripts.map((script) => script.body()));
  return {
    bytes: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0),
    files: bodies.length,
    hasLiveKit: bodies.some((body) => body.includes(MARK)),
  };
}

export const watchPageSize: Benchmark = {
  name: 'watch-page-size',
  about:
    'all JavaScript of the watch page, gzipped, against 290 kB; pages without video load none of livekit-client',
  goal: { atMost: 1 },
  opensPages: true,
  async run(cleanup) {
    const { site, stream, browser, host } = await openBenchPage(cleanup);
    const fresh = async () => (await browser.newContext()).newPage();
    const idle = { waitUntil: 'networkidle' } as const;

    const watching = await fresh();
    const watch = await loadedBy(watching, async () => {
      await watching.goto(`${site.url}/watch/${stream.id}`, idle);
      await watching.waitForFunction(() =>
        [...document.querySelectorAll('video')].some(({ videoWidth }) => videoWidth > 0),
      );
    });
    if (!watch.hasLiveKit) throw new Error('livekit-client was not recognised in the watch page.');

    const signedIn = await fresh();
    await signIn(signedIn, site.url, host);
    const heavy: string[] = [];
    const others: Record<string, Loaded> = {};
    for (const [name, path, page] of [
      ['home', '/', await fresh()],
      ['sign-in', '/sign-in', await fresh()],
      ['dashboard', '/dashboard', await signedIn.context().newPage()],
    ] as const) {
      const loaded = await loadedBy(page, () => page.goto(`${site.url}${path}`, idle));
      others[name] = loaded;
      if (loaded.hasLiveKit) heavy.push(name);
    }
    const inKilobytes = ({ bytes }: Loaded) => `${(bytes / 1000).toFixed(1)} kB`;
    return {
      ratio: watch.bytes / LIMIT_BYTES,
      beside: [
        `${inKilobytes(watch)} in ${watch.files} files`,
        ...Object.entries(others).map(([name, loaded]) => `${name} ${inKilobytes(loaded)}`),
      ],
      ...(heavy.length > 0 && { broken: `livekit-client is loaded by ${heavy.join(', ')}` }),
    };
  },
};
