/// <reference lib="dom" />
import { expect } from '@jest/globals';
import { linkIn } from './harness/link-in.ts';
import { useSite } from './harness/use-site.ts';
import { signIn } from './site/sign-in.ts';

const fixture = useSite();

fixture.test('sign-up, mails, a new password, and signing out everywhere', async () => {
  const { url, mailbox } = fixture.site;
  const email = 'noor@people.example';
  const page = await fixture.visitor();

  // Sign up; the mail confirms the address.
  await page.goto(`${url}/sign-up`);
  await page.getByLabel('Display name').fill('Noor');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('a lamp and a rope');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: 'Account of Noor' }).waitFor();
  const confirmation = await mailbox.mailTo(email, 'Confirm your address');
  await page.goto(linkIn(confirmation.text));
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
  expect(page.url()).toBe(`${url}/verify-email`);

  // The same link a second time, by a reload of what the mail holds.
  await page.goto('about:blank');
  await page.goto(linkIn(confirmation.text));
  await page.getByRole('heading', { name: 'This link does not work' }).waitFor();

  // Another device forgets the password and sets a new one.
  const phone = await fixture.visitor();
  await phone.goto(`${url}/sign-in`);
  await phone.getByLabel('E-mail').fill(email);
  await phone.getByRole('link', { name: 'Forgot your password?' }).click();
  await phone.getByRole('button', { name: 'Send the link' }).click();
  await phone.getByText(`If ${email} has an account`).waitFor();
  await phone.goto(linkIn((await mailbox.mailTo(email, 'Set a new password')).text));
  await phone.getByLabel('New password', { exact: true }).fill('four lamps in a row');
  await phone.getByRole('button', { name: 'Set password' }).click();
  await phone.getByRole('heading', { name: 'Your password is set' }).waitFor();

  // The first device is signed out; the new password opens the account.
  await page.goto(`${url}/dashboard`);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await signIn(phone, url, { email, password: 'four lamps in a row' });
  await phone.getByRole('button', { name: 'Account of Noor' }).waitFor();

  // The first device signs in as well, and out everywhere.
  await signIn(page, url, { email, password: 'four lamps in a row' });
  await page.goto(`${url}/account/security`);
  await page.getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out everywhere' }).click();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
  await phone.goto(`${url}/dashboard`);
  await phone.getByRole('heading', { name: 'Sign in' }).waitFor();
});
