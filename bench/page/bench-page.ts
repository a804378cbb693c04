/// <reference lib="dom" />
import type { Stream } from '@footlight/contracts';
import type { Cleanup } from '@footlight/e2e/site/cleanup.ts';
import { launchChromium } from '@footlight/e2e/site/chromium.ts';
import { hostAccess, openStream, signUpHost, type Host } from '@footlight/e2e/site/people.ts';
import { startSite, type Site } from '@footlight/e2e/site/start-site.ts';
import type { Browser, Page } from 'playwright-core';
import { buildProbe } from './bundle.ts';
import type {} from './probe.ts';
import { servePages } from './serve-pages.ts';
import type {} from './publisher/publisher.ts';

/** A live stream with a picture of the time, and the two pages that can show it. */
export interface BenchPage {
  site: Site;
  host: Host;
  stream: Stream;
  browser: Browser;
  /** The page of the bare viewer. */
  bareUrl: string;
  /**
   * Opens a page as a new visitor, with the probe in it, uses it and closes it.
   * @param options.until when it counts as open; a page that receives server-sent events is never without a request
   */
  visit: <T>(url: string, use: (page: Page) => Promise<T>, options?: VisitOptions) => Promise<T>;
}

interface VisitOptions {
  until?: 'load' | 'networkidle';
  viewport?: { width: number; height: number };
}

export interface BenchPageOptions {
  /** How many seats the stream has. */
  viewers?: number;
  /** In how many sizes the picture is published. */
  layers?: 'one' | 'two';
}

/** Starts a site, goes live on it from a page, and serves the bare viewer beside it. */
export async function openBenchPage(
  cleanup: Cleanup,
  { viewers = 1_000, layers = 'one' }: BenchPageOptions = {},
): Promise<BenchPage> {
  const env = { PLANS: JSON.stringify({ pro: { viewers } }), RATE_LIMIT_ADDRESS: '1000000' };
  const site = await startSite({ profile: 'durable', env }, cleanup);
  const host = await signUpHost(site.url, 'The clock');
  const stream = await openStream(host, 'What time it is');
  const pages = await servePages(
    { livekitUrl: site.livekit.url, apiKey: site.apiKey, apiSecret: site.apiSecret, room: stream.id },
    cleanup,
  );
  const probe = await buildProbe();
  const browser = await launchChromium();
  cleanup.add(() => browser.close());

  // The publisher has a browser of its own, as a host has.
  const hostBrowser = await launchChromium();
  cleanup.add(() => hostBrowser.close());
  const publisher = await hostBrowser.newPage();
  await publisher.goto(`${pages}/publisher/index.html`);
  const { token } = await hostAccess(host, stream);
  await publisher.evaluate(([url, ticket, sizes]) => window.publish(url, ticket, sizes), [
    site.livekit.url,
    token,
    layers,
  ] as const);

  return {
    site,
    host,
    stream,
    browser,
    bareUrl: `${pages}/bare/index.html`,
    async visit(url, use, { until = 'networkidle', viewport = { width: 1280, height: 800 } } = {}) {
      const context = await browser.newContext({ viewport });
      try {
        await context.addInitScript({ content: probe });
        const page = await context.newPage();
        await page.goto(url, { waitUntil: until });
        return await use(page);
      } finally {
        await context.close();
      }
    },
  };
}
