/// <reference lib="dom" />
import { claimAdmin, getMe, overridePlan, suspendUser, updateMe } from '@footlight/contracts';
import type { Page } from 'playwright-core';
import { signUpHost } from '../site/people.ts';
import { signIn } from '../site/sign-in.ts';
import type { Site } from '../site/start-site.ts';

/** Opens a page on each device, brings it where it is wanted, and captures it there. */
export type Show = (name: string, bring: (page: Page) => Promise<unknown>) => Promise<void>;

/** Who runs the server and whom they see: the admins' pages, somebody who is suspended, and what others see of people. */
export async function showPeople(site: Site, show: Show): Promise<void> {
  const admin = await signUpHost(site.url, 'Ingrid Sørensen');
  const link = await site.adminLink();
  await show('admin-claim', async (page) => {
    await signIn(page, site.url, admin);
    await page.goto(link);
    await page.getByRole('button', { name: 'Become the admin' }).waitFor();
  });
  await admin.client.call(claimAdmin, { body: { token: new URL(link).hash.replace('#token=', '') } });

  const troubled = await signUpHost(site.url, 'ليلى الحداد');
  const { user } = await troubled.client.call(getMe, {});
  const params = { user_id: user.id };
  const prize = { plan: 'pro', reason: 'A prize of the spring festival', ends_at: null } as const;
  await admin.client.call(overridePlan, { params, body: prize });
  const reason = 'Posting shop links after two warnings.';
  await admin.client.call(suspendUser, { params, body: { reason, until: null } });

  const asAdmin = (address: string, words: string) => async (page: Page) => {
    await signIn(page, site.url, admin);
    await page.goto(`${site.url}${address}`);
    await page.getByText(words).first().waitFor();
  };
  const openPerson = asAdmin(`/admin/people/${user.id}`, 'Admin actions');
  await show('admin-people', asAdmin('/admin', 'ليلى'));
  await show('admin-nobody', async (page) => {
    await asAdmin('/admin', 'ليلى')(page);
    await page.getByRole('searchbox').fill('nobody of this name');
    await page.getByText('No accounts found').waitFor();
  });
  await show('admin-failing', async (page) => {
    await page.route('**/v1/admin/users*', (route) => route.abort());
    await asAdmin('/admin', 'could not be loaded')(page);
  });
  await show('admin-person', openPerson);
  await show('admin-suspend', async (page) => {
    await openPerson(page);
    await page.getByRole('button', { name: 'Change' }).first().click();
    await page.getByRole('dialog').waitFor();
  });
  await show('admin-audit', asAdmin('/admin/audit', 'Posting shop links'));

  await show('sign-in-suspended', async (page) => {
    await page.goto(`${site.url}/sign-in`);
    await page.getByLabel('E-mail').fill(troubled.email);
    await page.getByLabel('Password', { exact: true }).fill(troubled.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText(reason).waitFor();
  });

  const bio = 'Cello, and the people who run this stage.\nTromsø in winter, Gdańsk in summer.';
  const shows = ['bio', 'language', 'time_zone', 'joined'] as const;
  const profile = { bio, shows: [...shows], language: 'nb', time_zone: 'Europe/Oslo' };
  await admin.client.call(updateMe, { body: profile });
  const { user: shown } = await admin.client.call(getMe, {});
  await show('profile', async (page) => {
    await page.goto(`${site.url}/u/${shown.handle}`);
    await page.getByText('Cello').waitFor();
  });
  await show('profile-missing', async (page) => {
    await page.goto(`${site.url}/u/${user.handle}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
}
