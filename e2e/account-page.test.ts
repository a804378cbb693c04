/// <reference lib="dom" />
import { expect } from '@jest/globals';
import path from 'node:path';
import { useSite } from './harness/use-site.ts';
import { signUpHost } from './site/people.ts';
import { root } from './site/root.ts';
import { signIn } from './site/sign-in.ts';

const fixture = useSite();

fixture.test(
  'a new picture, address and password; the other device is out, then the account is gone',
  async () => {
    const { url, mailbox } = fixture.site;
    const person = await signUpHost(url, 'Tove');
    const page = await fixture.visitor();
    const phone = await fixture.visitor();
    await signIn(page, url, person);
    await signIn(phone, url, person);
    const otherTab = await page.context().newPage();
    await otherTab.goto(`${url}/dashboard`);
    await otherTab.getByRole('button', { name: 'Account of Tove' }).waitFor();

    // Picture and name, seen in the menu at once.
    await page.goto(`${url}/account`);
    await page.locator('input[type=file]').setInputFiles(path.join(root, 'docs/screenshot.png'));
    await page.getByText('Picture updated.').waitFor();
    await page.getByLabel('Display name').fill('Tove Larsson');
    await page.getByRole('button', { name: 'Save' }).click();
    const menu = page.getByRole('button', { name: 'Account of Tove Larsson' });
    await menu.locator('img').waitFor();
    await expect(menu.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).resolves.toBe(
      256,
    );

    // Another address, by the link that goes there.
    await page.goto(`${url}/account/security`);
    await page.getByRole('button', { name: 'Change address' }).click();
    await page.getByLabel('New e-mail').fill('tove@new.example');
    await page.getByRole('button', { name: 'Send the link', exact: true }).click();
    await page.getByText('A link is on its way to tove@new.example.').waitFor();
    const { text } = await mailbox.mailTo('tove@new.example', 'Confirm your');
    await page.goto(/https?:\/\/\S+/.exec(text)?.[0] ?? '');
    await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();

    // Another password: this browser goes on in both of its tabs, the phone is out.
    await page.goto(`${url}/account/security`);
    await page.getByText('tove@new.example').waitFor();
    await page.getByLabel('Current password', { exact: true }).fill(person.password);
    await page.getByLabel('New password', { exact: true }).fill('five seats in a row');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your password is set.').waitFor();
    await otherTab.goto(`${url}/account/security`);
    await otherTab.getByText('This device').waitFor();
    await expect(otherTab.getByRole('button', { name: /^Sign out (?!everywhere)/ }).count()).resolves.toBe(0);
    await phone.goto(`${url}/dashboard`);
    await phone.getByRole('heading', { name: 'Sign in' }).waitFor();

    // Gone, on every tab.
    await page.goto(`${url}/account/data`);
    await page.getByRole('button', { name: 'Delete account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Your password', { exact: true }).fill('five seats in a row');
    await dialog.getByLabel('Type your handle to confirm: tove').fill('tove');
    await dialog.getByRole('button', { name: 'Delete account' }).click();
    await page.getByRole('heading', { name: 'Your account is deleted' }).waitFor();
    await otherTab.getByRole('heading', { name: 'Sign in' }).waitFor();
    await phone.getByLabel('E-mail').fill('tove@new.example');
    await phone.getByLabel('Password', { exact: true }).fill('five seats in a row');
    await phone.getByRole('button', { name: 'Sign in' }).click();
    await phone.getByText('That e-mail and password don’t match.').waitFor();
  },
);
