/// <reference lib="dom" />
import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chatLog, seeMessage } from './harness/chat-steps.ts';
import { seeMovingPicture } from './harness/picture.ts';
import { useSite } from './harness/use-site.ts';
import { openStream, signUpHost } from './site/people.ts';
import { startPublisher } from './site/publisher.ts';

const fixture = useSite();

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: string): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      const label = labels[0]?.querySelector('span') ?? labels[0];
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? element?.textContent ?? '').trim();
    });
    if (focused === name) return;
    passed.push(focused);
  }
  throw new Error(`Tab never reaches "${name}". It passes: ${passed.join(' · ')}`);
}

fixture.test('sign-in, watching and the chat by the keyboard alone', async () => {
  const { url } = fixture.site;
  const host = await signUpHost(url, 'Host');
  const stream = await openStream(host, 'Keys only');
  const publisher = await startPublisher(host, stream);
  fixture.afterThisTest(() => publisher.stop());
  const viewer = await signUpHost(url, 'Tabea');

  const page = await fixture.visitor();
  await page.goto(url);
  await page.getByRole('link', { name: stream.title }).waitFor();

  // Sign in.
  await tabTo(page, 'Sign in');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await tabTo(page, 'E-mail');
  await page.keyboard.type(viewer.email);
  await tabTo(page, 'Password');
  await page.keyboard.type(viewer.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Account of Tabea' }).waitFor();

  // Open the stream.
  await tabTo(page, stream.title);
  await page.keyboard.press('Enter');
  await seeMovingPicture(page);

  // Chat: c jumps to the field as soon as there is one, Enter sends.
  await page.getByLabel('Message', { exact: true }).waitFor();
  await page.keyboard.press('c');
  await page.keyboard.type('Typed without a mouse');
  await page.keyboard.press('Enter');
  await seeMessage(page, 'Typed without a mouse');

  // Remove it again: from the field back to the list, to its actions, and the first of them.
  await page.keyboard.press('Shift+Tab');
  await expect(page.evaluate(() => document.activeElement?.getAttribute('role'))).resolves.toBe('log');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Remove message' }).waitFor();
  await page.keyboard.press('Enter');
  await chatLog(page).getByText('Message removed by its author').waitFor();

  // Mute and pause by their keys.
  await page.keyboard.press('Escape');
  await page.keyboard.press('m');
  await page.getByRole('button', { name: 'Unmute' }).waitFor();
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Paused' }).waitFor();
});
