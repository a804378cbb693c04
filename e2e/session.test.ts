/// <reference lib="dom" />
import { expect } from '@jest/globals';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';
import { signIn } from './site/sign-in.ts';

const fixture = useSite();

fixture.test('a newcomer makes an account and is signed in', async () => {
  const page = await fixture.visitor();
  await page.goto(fixture.site.url);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create an account' }).click();
  await page.getByLabel('Display name').fill('Zoë Ōkami');
  await page.getByLabel('E-mail').fill('zoe@people.example');
  await page.getByLabel('Password', { exact: true }).fill('a lamp and a rope');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByRole('button', { name: 'Account of Zoë Ōkami' }).waitFor();
});

fixture.test('a second account with the same e-mail is rejected, with a next step', async () => {
  const { email } = await signUpHost(fixture.site.url, 'First');
  const page = await fixture.visitor();
  await page.goto(`${fixture.site.url}/sign-up`);
  await page.getByLabel('Display name').fill('Second');
  await page.getByLabel('E-mail').fill(email.toUpperCase());
  await page.getByLabel('Password', { exact: true }).fill('a lamp and a rope');
  await page.getByRole('button', { name: 'Create account' }).click();
  await page.getByText('There is an account with this e-mail.').waitFor();
  await page.getByRole('link', { name: 'Sign in with it' }).click();
  await expect(page.getByLabel('E-mail').inputValue()).resolves.toBe(email.toUpperCase());
});

fixture.test('a wrong password is refused without saying which half was wrong', async () => {
  const who = await signUpHost(fixture.site.url, 'Somebody');
  const page = await fixture.visitor();
  await page.goto(`${fixture.site.url}/sign-in`);
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('That e-mail and password don’t match.').waitFor();
});

fixture.test('a reload keeps the session and never shows "Sign in" meanwhile', async () => {
  const who = await signUpHost(fixture.site.url, 'Somebody');
  const page = await fixture.visitor();
  await signIn(page, fixture.site.url, who);
  await page.addInitScript(() => {
    sessionStorage.setItem('seen', '');
    new MutationObserver(() => {
      const seen = [...document.querySelectorAll('a, button')].some(
        (element) => element.textContent?.trim() === 'Sign in',
      );
      if (seen) sessionStorage.setItem('seen', 'Sign in');
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  await page.goto(fixture.site.url);
  await page.getByRole('button', { name: 'Account of Somebody' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Account of Somebody' }).waitFor();
  await expect(page.evaluate(() => sessionStorage.getItem('seen'))).resolves.toBe('');
});

fixture.test('signing out in one tab signs out the other', async () => {
  const who = await signUpHost(fixture.site.url, 'Somebody');
  const first = await fixture.visitor();
  await signIn(first, fixture.site.url, who);
  const second = await first.context().newPage();
  await second.goto(`${fixture.site.url}/dashboard`);
  await second.getByRole('button', { name: 'Account of Somebody' }).waitFor();

  await first.bringToFront();
  await first.goto(fixture.site.url);
  await first.getByRole('button', { name: 'Account of Somebody' }).click();
  await first.getByRole('menuitem', { name: 'Sign out' }).click();
  await first.getByRole('link', { name: 'Sign in' }).waitFor();
  await second.waitForURL((url) => url.pathname === '/sign-in');
  await second.reload();
  await expect(second.getByRole('button', { name: 'Account of Somebody' }).count()).resolves.toBe(0);
});

fixture.test('the dashboard asks for a sign-in and comes back after it', async () => {
  const who = await signUpHost(fixture.site.url, 'Somebody');
  const page = await fixture.visitor();
  await page.goto(`${fixture.site.url}/dashboard`);
  await page.waitForURL((url) => url.pathname === '/sign-in');
  await page.getByLabel('E-mail').fill(who.email);
  await page.getByLabel('Password', { exact: true }).fill(who.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/dashboard');
  await page.getByRole('button', { name: 'Go live' }).waitFor();
});
