import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium, type ChromiumOptions } from '../site/chromium.ts';
import { Cleanup } from '../site/cleanup.ts';
import { startSite, type Site, type SiteOptions } from '../site/start-site.ts';
import { saveFailureArtifacts } from './failure-artifacts.ts';
import { collectPageProblems } from './page-checks.ts';

/** Starting everything takes a few seconds, more on a machine that has much else to do. */
const START_TIMEOUT_MS = 60_000;
const TEST_TIMEOUT_MS = 120_000;
/** How long a page may take for one step. */
const STEP_TIMEOUT_MS = 15_000;

export interface SiteFixture {
  site: Site;
  /** One test. When it fails, pictures of its pages and the API's log are kept in .results/e2e. */
  test(name: string, run: () => Promise<void>): void;
  /** Opens a page as somebody new: no cookies, nothing stored. It is closed after the test. */
  visitor(options?: VisitorOptions): Promise<Page>;
  /** A browser of its own, for what happens to a whole browser. It is closed after the test. */
  otherBrowser(options?: ChromiumOptions): Promise<Browser>;
  /** Ends something after the test. */
  afterThisTest(end: () => Promise<void> | void): void;
}

export interface VisitorOptions extends BrowserContextOptions {
  browser?: Browser;
}

/**
 * A site and a browser for all tests of a file. Every page of theirs is watched: what breaks the content security policy,
 * throws what nobody catches, or asks anybody else for anything fails the test.
 */
export function useSite(options: Partial<SiteOptions> = {}): SiteFixture {
  const whole = new Cleanup();
  const each = new Cleanup();
  const contexts: BrowserContext[] = [];
  const problems: string[] = [];
  let site: Site | undefined;
  let browser: Browser | undefined;

  const started = (): Site => {
    if (!site) throw new Error('The site runs only within tests.');
    return site;
  };

  beforeAll(async () => {
    const starting = [
      startSite({ profile: 'fast', ...options }, whole).then((running) => {
        site = running;
      }),
      launchChromium().then((running) => {
        browser = running;
        whole.add(() => running.close());
      }),
    ];
    await Promise.all(starting);
  }, START_TIMEOUT_MS);

  afterAll(() => whole.run(), 60_000);

  afterEach(async () => {
    contexts.length = 0;
    await each.run();
    expect(problems.splice(0)).toEqual([]);
  }, 60_000);

  return {
    get site() {
      return started();
    },
    test(name, run) {
      test(
        name,
        async () => {
          try {
            await run();
          } catch (error) {
            const pages = contexts.flatMap((context) => context.pages());
            await saveFailureArtifacts(name, pages, started().api.log());
            throw error;
          }
        },
        TEST_TIMEOUT_MS,
      );
    },
    async visitor({ browser: own = browser, ...rest } = {}) {
      if (!own) throw new Error('The browser runs only within tests.');
      const context = await own.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        ...rest,
      });
      context.setDefaultTimeout(STEP_TIMEOUT_MS);
      contexts.push(context);
      each.add(() => context.close());
      collectPageProblems(context, started().url, problems);
      return context.newPage();
    },
    async otherBrowser(chromiumOptions) {
      const other = await launchChromium(chromiumOptions);
      each.add(() => other.close());
      return other;
    },
    afterThisTest: (end) => each.add(end),
  };
}
