import type { Locator, Page } from 'playwright-core';

/** The chat's messages. */
export function chatLog(page: Page): Locator {
  return page.getByRole('log', { name: 'Chat' });
}

/** Waits until the chat shows a message that has arrived, one's own included. */
export async function seeMessage(page: Page, body: string): Promise<void> {
  await chatLog(page).locator('[data-seq]').filter({ hasText: body }).waitFor();
}

/** Chooses the name that a guest chats under. */
export async function chooseName(page: Page, name: string): Promise<void> {
  await page.getByLabel('Choose a name to chat as a guest').fill(name);
  await page.getByRole('button', { name: 'Join chat' }).click();
  await page.getByLabel('Message', { exact: true }).waitFor();
}

/** Writes a message and sends it off, without waiting for what becomes of it. */
export async function write(page: Page, body: string): Promise<void> {
  await page.getByLabel('Message', { exact: true }).fill(body);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** Says something and waits until it is in the chat. */
export async function say(page: Page, body: string): Promise<void> {
  await write(page, body);
  await seeMessage(page, body);
}
