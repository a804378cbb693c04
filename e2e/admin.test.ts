/// <reference lib="dom" />
import { expect } from '@jest/globals';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';
import { signIn } from './site/sign-in.ts';

const fixture = useSite();

fixture.test('the first admin by the link, who suspends somebody that is signed in', async () => {
  const { url } = fixture.site;
  const owner = await signUpHost(url, 'Ingrid');
  const guest = await signUpHost(url, 'Trouble Maker');
  const page = await fixture.visitor();
  const other = await fixture.visitor();
  await signIn(other, url, guest);
  await other.getByRole('button', { name: 'Account of Trouble Maker' }).waitFor();

  // The link is opened first and signed in after; its token is in no address.
  const link = await fixture.site.adminLink();
  await page.goto(link);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  expect(page.url()).not.toContain('token');
  await page.getByLabel('E-mail').fill(owner.email);
  await page.getByLabel('Password', { exact: true }).fill(owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Become the admin' }).click();
  await page.getByRole('heading', { name: 'People' }).waitFor();
  expect(await fixture.site.adminLink()).toBe('');

  // For anybody else there is nothing, neither by the link nor by the address.
  await other.goto(link);
  await other.getByRole('button', { name: 'Become the admin' }).click();
  await other.getByRole('heading', { name: 'This link does not work' }).waitFor();
  await other.goto(`${url}/admin`);
  await other.getByRole('heading', { name: 'Page not found' }).waitFor();

  // Found and suspended; the other browser is out with its next click, and reads why.
  await page.getByRole('searchbox').fill('trouble');
  await page.getByRole('link', { name: /Trouble Maker/ }).click();
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Spam in three chats');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Ingrid suspended').waitFor();
  await other.goto(`${url}/sign-in`);
  await other.getByLabel('E-mail').fill(guest.email);
  await other.getByLabel('Password', { exact: true }).fill(guest.password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByText('This account is suspended: Spam in three chats').waitFor();

  // The log says so.
  await page.getByRole('link', { name: 'Audit log' }).click();
  await page.getByText('Ingrid suspended Trouble Maker').waitFor();
});
