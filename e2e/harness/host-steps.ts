import type { Page } from 'playwright-core';
import type { Host } from '../site/people.ts';
import { signIn } from '../site/sign-in.ts';

/** Opens the studio of a new stream from the dashboard. */
export async function openStudio(page: Page, origin: string, title: string): Promise<void> {
  await page.goto(`${origin}/dashboard`);
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByLabel('Title').fill(title);
  await page.getByRole('button', { name: 'Open the studio' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/studio/'));
}

/** Presses "Go live" in the studio and waits until the page says that it is. */
export async function goLive(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Go live' }).click();
  await page.getByRole('button', { name: 'End stream' }).waitFor();
  await page.getByRole('banner').getByText('Live', { exact: true }).waitFor();
}

/** Signs in and goes live with camera and microphone; answers the link for viewers. */
export async function broadcast(page: Page, origin: string, host: Host, title: string): Promise<string> {
  await signIn(page, origin, host);
  await openStudio(page, origin, title);
  await goLive(page);
  return page.getByLabel('Watch link').inputValue();
}

/** Ends the stream, after the question whether one means it. */
export async function endStream(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End stream' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End stream' }).click();
}
