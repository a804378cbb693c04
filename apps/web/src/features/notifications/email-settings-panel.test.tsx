import { describe, expect, test } from '@jest/globals';
import type { Account, NotificationSettings } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn, silence } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

/** Łucja is signed in and opens the page. */
function openNotices(differs: Partial<Account> = {}) {
  const settings: NotificationSettings = { mail_live: true, mail_schedule: false };
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: { ...lucja, ...differs } })),
    http.get('/v1/me/notification-settings', () => HttpResponse.json(settings)),
  );
  return openApp('/account/notifications');
}

const live = { name: 'When a stream goes live' };
const schedule = { name: 'When a stream is scheduled, rescheduled or canceled' };

describe('the mails about channels', () => {
  test('are chosen one by one, at once', async () => {
    const sent: unknown[] = [];
    const { user } = openNotices();
    server.use(
      http.patch('/v1/me/notification-settings', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ mail_live: true, mail_schedule: true });
      }),
    );
    const planned = await screen.findByRole('switch', schedule);
    expect(planned).not.toBeChecked();
    expect(screen.getByRole('switch', live)).toBeChecked();
    await user.click(planned);
    await waitFor(() => expect(sent).toEqual([{ mail_schedule: true }]));
    expect(planned).toBeChecked();
    expect(screen.getByRole('switch', live)).toBeChecked();
    expect(screen.queryByText('Your address is not confirmed yet.')).not.toBeInTheDocument();
  });

  test('show the choice before the answer is there', async () => {
    const { user } = openNotices();
    server.use(http.patch('/v1/me/notification-settings', silence));
    await user.click(await screen.findByText(live.name));
    expect(screen.getByRole('switch', live)).not.toBeChecked();
  });

  test('that were not saved are as they were, and say why; the same can be tried again', async () => {
    const { user } = openNotices();
    server.use(http.patch('/v1/me/notification-settings', () => problem('database_unavailable')));
    await user.click(await screen.findByRole('switch', live));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^This was not saved\. The server cannot/);
    expect(screen.getByRole('switch', live)).toBeChecked();
    server.use(
      http.patch('/v1/me/notification-settings', () =>
        HttpResponse.json({ mail_live: false, mail_schedule: false }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument());
    expect(screen.getByRole('switch', live)).not.toBeChecked();
  });

  test('need an address that is confirmed', async () => {
    openNotices({ email_verified: false });
    const panel = within(await screen.findByRole('region', { name: 'E-mail' }));
    expect(
      panel.getByText('E-mails are sent to confirmed addresses only.', { exact: false }),
    ).toBeInTheDocument();
    expect(panel.getByRole('link', { name: 'Confirm it' })).toHaveAttribute('href', '/account/security');
  });

  test('need an address', async () => {
    openNotices({ email: null, email_verified: false });
    await screen.findByText('Your account has no e-mail address.');
    expect(screen.getByRole('link', { name: 'Add an address' })).toHaveAttribute('href', '/account/security');
  });

  test('that could not be looked up say so, and are asked for again', async () => {
    const { user } = openNotices();
    server.use(http.get('/v1/me/notification-settings', () => problem('internal_error')));
    await screen.findByText('Your e-mail settings could not be loaded');
    server.use(
      http.get('/v1/me/notification-settings', () =>
        HttpResponse.json({ mail_live: false, mail_schedule: false }),
      ),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('switch', live)).not.toBeChecked();
  });
});
