/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { chooseName } from '../harness/chat-steps.ts';
import { endStream, goLive, openStudio } from '../harness/host-steps.ts';
import { seeMovingPicture } from '../harness/picture.ts';
import { launchChromium } from '../site/chromium.ts';
import type { Cleanup } from '../site/cleanup.ts';
import { signUpHost } from '../site/people.ts';
import { root } from '../site/root.ts';
import { signIn } from '../site/sign-in.ts';
import { startSite } from '../site/start-site.ts';
import { writeCameraFilm } from './camera-film.ts';
import { showChannel } from './channel-pages.ts';
import { seedScreenshots } from './screenshot-seed.ts';
import { type Show, showPeople } from './people-pages.ts';
import { captureThemes } from './capture.ts';

const FOLDER = path.join(root, 'docs/screenshots');
const TITLE = 'La morte e la fanciulla';

const devices: Readonly<Record<string, BrowserContextOptions>> = {
  '1440x900': { viewport: { width: 1440, height: 900 } },
  '390x844': { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

/**
 * Starts a site of its own with real data, and captures every page, in both themes, as a laptop and as a phone see it.
 * @param say takes a line for each page
 */
export async function takeScreenshots(say: (line: string) => void, cleanup: Cleanup): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const dir = mkdtempSync(path.join(tmpdir(), 'footlight-film-'));
  cleanup.add(() => rmSync(dir, { recursive: true, force: true }));
  const film = path.join(dir, 'camera.mjpeg');
  await writeCameraFilm(film);

  // Without a mail server, so that mails land on a page of their own.
  const env = { NODE_ENV: 'development', SMTP_URL: '' };
  const site = await startSite({ profile: 'fast', env }, cleanup);
  const browser = await launchChromium({ film });
  cleanup.add(() => browser.close());

  const show: Show = async (name, bring) => {
    for (const [size, device] of Object.entries(devices)) {
      const page = await newPage(browser, device);
      await bring(page);
      await captureThemes(page, path.join(FOLDER, name), size);
      await page.context().close();
    }
    say(name);
  };

  // Before anybody is here.
  await show('home-empty', (page) => open(page, site.url, 'Nobody is live'));
  await show('sign-in', (page) => open(page, `${site.url}/sign-in`, 'Sign in'));
  await show('sign-up', (page) => open(page, `${site.url}/sign-up`, 'Create an account'));
  await show('forgot-password', (page) => open(page, `${site.url}/forgot-password`, 'Forgot your password?'));
  await show('reset-password', (page) =>
    open(page, `${site.url}/reset-password#token=from-a-mail`, 'Set a new password'),
  );
  await show('verify-email', (page) =>
    open(page, `${site.url}/verify-email#token=too-old`, 'This link does not work'),
  );
  await show('not-found', (page) => open(page, `${site.url}/nowhere`, 'Page not found'));
  const newcomer = await signUpHost(site.url, 'Łucja Wiśniewska');
  await show('dashboard-empty', async (page) => {
    await signIn(page, site.url, newcomer);
    await open(page, `${site.url}/dashboard`, 'No past streams');
  });
  await show('go-live', async (page) => {
    await signIn(page, site.url, newcomer);
    await page.goto(`${site.url}/dashboard`);
    await page.getByRole('button', { name: 'Go live' }).click();
    await page.getByRole('dialog').waitFor();
  });

  await show('outbox', (page) => open(page, `${site.url}/outbox`, 'Confirm your address'));
  for (const [name, address, words] of [
    ['account', '/account', 'Choose a picture'],
    ['account-security', '/account/security', 'This device'],
    ['account-data', '/account/data', 'Kept'],
  ] as const) {
    await show(name, async (page) => {
      await signIn(page, site.url, newcomer);
      await open(page, `${site.url}${address}`, words);
    });
  }
  await show('account-deletion', async (page) => {
    await signIn(page, site.url, newcomer);
    await page.goto(`${site.url}/account/data`);
    await page.getByRole('button', { name: 'Delete account' }).click();
    await page.getByRole('dialog').waitFor();
  });

  await showPeople(site, show);

  // The seed.
  const { host, fillStream } = await seedScreenshots(site, cleanup);
  const studio = await newPage(browser, devices['1440x900'] ?? {});
  await signIn(studio, site.url, host);
  await openStudio(studio, site.url, TITLE);
  await seeMovingPicture(studio);
  await studio.getByText('Microphone working').waitFor();
  await captureBoth(studio, 'studio');
  await goLive(studio);
  const watchLink = await studio.getByLabel('Watch link').inputValue();
  const streamId = watchLink.split('/').at(-1) ?? '';
  await fillStream(streamId);
  await studio.getByRole('banner').getByText('85 watching, up to 100').waitFor();
  await studio.getByRole('banner').getByText(/^1:1/).waitFor();
  await captureBoth(studio, 'studio-live');
  say('studio, studio-live');

  await showChannel(site, host, show);
  await show('home', (page) => open(page, site.url, TITLE));
  await show('dashboard', async (page) => {
    await signIn(page, site.url, host);
    await open(page, `${site.url}/dashboard`, 'Back to the studio');
  });
  await show('watch', async (page) => {
    await page.goto(watchLink);
    await seeSharpPicture(page);
    await page.getByLabel('Choose a name to chat as a guest').waitFor();
  });
  await show('watch-named', async (page) => {
    await page.goto(watchLink);
    await seeSharpPicture(page);
    await chooseName(page, 'Sofia z Wrzeszcza');
  });

  // For the README, where a smaller one is enough.
  const first = await newPage(browser, { viewport: { width: 1120, height: 640 }, colorScheme: 'dark' });
  await first.goto(watchLink);
  await seeSharpPicture(first);
  await first.screenshot({ path: path.join(root, 'docs/screenshot.png') });
  say('docs/screenshot.png');

  await endStream(studio);
  await studio.getByText('The stream has ended').first().waitFor();
  await studio.getByRole('button', { name: /^Duplicate/ }).waitFor();
  await captureBoth(studio, 'studio-ended');
  await show('watch-ended', (page) => open(page, watchLink, 'The stream has ended'));
  await show('watch-missing', (page) =>
    open(page, `${site.url}/watch/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D`, 'This stream isn’t available'),
  );
}

async function newPage(browser: Browser, device: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...device });
  // Chromium calls the fake camera by its film's path, which is nobody's business.
  await context.addInitScript(() => {
    const names: Record<string, string> = { videoinput: 'Sony ZV-E10', audioinput: 'RØDE Wireless GO II' };
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) return;
    const real = devices.enumerateDevices.bind(devices);
    devices.enumerateDevices = async () =>
      (await real()).map(({ deviceId, groupId, kind, label }) => {
        const device = { deviceId, groupId, kind, label: names[kind] ?? label };
        return { ...device, toJSON: () => device };
      });
  });
  return context.newPage();
}

async function open(page: Page, address: string, words: string): Promise<void> {
  await page.goto(address);
  await page.getByText(words).first().waitFor();
}

/** The picture starts small and climbs; waits until it is as wide as the frame, or as it gets. */
async function seeSharpPicture(page: Page): Promise<void> {
  await seeMovingPicture(page);
  await page.waitForFunction(() => {
    const shown = [...document.querySelectorAll('video')].find(({ hidden }) => !hidden);
    return shown && shown.videoWidth >= Math.min(1280, shown.clientWidth);
  });
}

/** A studio sends from one page at a time: the same page is made narrow for the phone. */
async function captureBoth(page: Page, name: string): Promise<void> {
  for (const [size, { viewport }] of Object.entries(devices)) {
    if (viewport) await page.setViewportSize(viewport);
    await captureThemes(page, path.join(FOLDER, name), size);
  }
  const { viewport } = devices['1440x900'] ?? {};
  if (viewport) await page.setViewportSize(viewport);
}
