import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Notification } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aNotification, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { formatMoment } from '../../lib/format.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const evening = '2999-12-05T19:30:00.000Z';
const haydn = { id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3E', title: 'Haydn', scheduled_for: evening };

const live = aNotification({ at: ago(4) });
const moved = aNotification({
  id: 'ntc_01JD9M4T5V6W7X8Y9Z0A1B2C3C',
  kind: 'stream_moved',
  at: ago(130),
  read: true,
  stream: haydn,
});

/** What the API tells from now on. What is asked of it about reading is kept. */
function areNow(data: Notification[], { unread = 0, next = null as string | null } = {}) {
  server.use(
    http.get('/v1/me/notifications', () => HttpResponse.json({ data, next_cursor: next, unread })),
    http.post('/v1/me/notifications/read', async ({ request }) => {
      read.push(await request.json());
      server.use(
        http.get('/v1/me/notifications', () => HttpResponse.json({ data, next_cursor: next, unread: 0 })),
      );
      return new HttpResponse(null, { status: 204 });
    }),
  );
}

const read: unknown[] = [];

/** Łucja is signed in, on a page that asks for nothing. */
function openPage() {
  setSessionHint(true);
  server.use(http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())));
  return openApp('/nowhere');
}

/** Without the marks that keep names of other scripts in their place. */
const wordsOf = (element: HTMLElement) => element.textContent.replaceAll(/[\u2068\u2069]/g, '');

beforeEach(() => {
  read.length = 0;
});

describe('the bell', () => {
  test('tells how many are new; they are read when they were shown, and stay marked until it is closed', async () => {
    areNow([live, moved], { unread: 3 });
    const { user } = openPage();
    await user.click(await screen.findByRole('button', { name: 'Notifications, 3 unread' }));
    const panel = within(await screen.findByRole('dialog', { name: 'Notifications' }));
    const [first, second] = await panel.findAllByRole('listitem');
    expect(wordsOf(first as HTMLElement)).toBe('GSGlina i Sól went live: Toczymy dużą misęNew4 minutes ago');
    expect(wordsOf(second as HTMLElement)).toBe(
      `GSGlina i Sól rescheduled “Haydn” to ${formatMoment(evening)}2 hours ago`,
    );
    await waitFor(() => expect(read).toEqual([{ up_to: live.id }]));
    expect(await screen.findByRole('button', { name: 'Notifications' })).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(panel.getByText('New')).toBeInTheDocument();
  });

  test('says what was planned and canceled', async () => {
    areNow([
      aNotification({ kind: 'stream_scheduled', stream: haydn }),
      aNotification({ id: 'ntc_01JD9M4T5V6W7X8Y9Z0A1B2C3B', kind: 'stream_canceled', stream: haydn }),
    ]);
    const { user } = openPage();
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    const [first, second] = await screen.findAllByRole('listitem');
    expect(wordsOf(first as HTMLElement)).toContain(
      `Glina i Sól scheduled “Haydn” for ${formatMoment(evening)}`,
    );
    expect(wordsOf(second as HTMLElement)).toContain('Glina i Sól canceled “Haydn”');
    // Nothing was new.
    expect(read).toEqual([]);
  });

  test('says no number above 99, and none when there is nothing', async () => {
    areNow([live], { unread: 100 });
    const first = openPage();
    expect(await screen.findByRole('button', { name: 'Notifications, 99+ unread' })).toHaveTextContent('99+');
    first.unmount();
    areNow([]);
    openPage();
    expect(await screen.findByRole('button', { name: 'Notifications' })).toHaveTextContent('');
  });

  test('leads to the stream and to the settings, and closes', async () => {
    areNow([live]);
    const { user, path } = openPage();
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    expect(await screen.findByRole('link', { name: /went live:/ })).toHaveAttribute(
      'href',
      `/watch/${live.stream.id}`,
    );
    await user.click(screen.getByRole('link', { name: 'Notification settings' }));
    expect(path()).toBe('/account/notifications');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  test('opens on its head by a key, and gives the focus back', async () => {
    areNow([live]);
    const { user } = openPage();
    (await screen.findByRole('button', { name: 'Notifications' })).focus();
    await user.keyboard('{Enter}');
    const panel = await screen.findByRole('dialog', { name: 'Notifications' });
    expect(panel).toHaveFocus();
    await within(panel).findByRole('listitem');
    await user.tab();
    expect(screen.getByRole('link', { name: /went live:/ })).toHaveFocus();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Notifications' })).toHaveFocus();
  });

  test('shows more, a page at a time', async () => {
    areNow([live], { next: 'two' });
    const { user } = openPage();
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    const more = await screen.findByRole('button', { name: 'Show more' });
    server.use(http.get('/v1/me/notifications', () => problem('internal_error')));
    await user.click(more);
    await screen.findByText('The rest could not be loaded.');
    expect(screen.getAllByRole('listitem')).toHaveLength(1);
    server.use(
      http.get('/v1/me/notifications', ({ request }) => {
        expect(new URL(request.url).searchParams.get('cursor')).toBe('two');
        return HttpResponse.json({ data: [moved], next_cursor: null, unread: 0 });
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(2));
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  test('that has nothing yet says how to hear of something', async () => {
    areNow([]);
    const { user } = openPage();
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    await screen.findByText('No notifications yet');
    expect(screen.getByText('Follow a channel to be notified when it goes live.')).toBeInTheDocument();
  });

  test('that could not look says so, and looks again', async () => {
    server.use(http.get('/v1/me/notifications', () => problem('internal_error')));
    const { user } = openPage();
    await user.click(await screen.findByRole('button', { name: 'Notifications' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Your notifications could not be loaded');
    areNow([live]);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('link', { name: /went live:/ });
  });

  test('is not there for people who are not signed in', async () => {
    openApp('/nowhere');
    await screen.findByRole('heading', { name: 'Page not found' });
    expect(screen.getAllByRole('link', { name: 'Sign in' }).length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: /^Notifications/ })).not.toBeInTheDocument();
  });
});
