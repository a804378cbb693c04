import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Account, Departure } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn, silence } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { accessToken } from '../../lib/access.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const departure: Departure = {
  removes: { channels: 1, streams: 4, messages: 1284 },
  keeps: ['audit_entries'],
  live: false,
  subscription: false,
};

/** Łucja is signed in and opens the page. */
function openData(differs: Partial<Account> = {}, goes: Partial<Departure> = {}) {
  const account = { ...lucja, ...differs };
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: account })),
    http.get('/v1/me/deletion', () => HttpResponse.json({ departure: { ...departure, ...goes } })),
  );
  return openApp('/account/data');
}

const passphrase = 'curtain up tonight';

describe('the download', () => {
  const saved: { name: string; content: Blob }[] = [];
  let urls: Blob[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    const content = urls[Number(this.href.split('/').at(-1))];
    if (content) saved.push({ name: this.download, content });
  });
  Object.assign(URL, {
    createObjectURL: (blob: Blob) => `blob:https://this.site/${urls.push(blob) - 1}`,
    revokeObjectURL: () => {},
  });
  afterEach(() => {
    saved.length = 0;
    urls = [];
    click.mockClear();
  });

  test('becomes a file with the handle and the day in its name, byte for byte', async () => {
    const everything = '{"account":{"handle":"lucja-wisniewska"},"big":12345678901234567890}';
    const { user } = openData();
    server.use(
      http.get('/v1/me/export', ({ request }) => {
        expect(request.headers.get('authorization')).toBe('Bearer first');
        return new HttpResponse(everything, { headers: { 'content-type': 'application/json' } });
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Download' }));
    await screen.findByText('The file is in your downloads.');
    expect(saved).toHaveLength(1);
    expect(saved[0]?.name).toMatch(/^footlight-lucja-wisniewska-\d{4}-\d\d-\d\d\.json$/);
    await expect(saved[0]?.content.text()).resolves.toBe(everything);
  });

  test('that is refused saves nothing, and says why', async () => {
    const { user } = openData();
    server.use(http.get('/v1/me/export', () => problem('rate_limited')));
    await user.click(await screen.findByRole('button', { name: 'Download' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^Nothing was downloaded\. Too many attempts/);
    expect(saved).toEqual([]);
  });

  test('shows that it is being collected', async () => {
    const { user } = openData();
    server.use(http.get('/v1/me/export', silence));
    await user.click(await screen.findByRole('button', { name: 'Download' }));
    await screen.findByText('Collecting your data. This can take a minute.');
    expect(screen.getByRole('button', { name: 'Download' })).toHaveAttribute('aria-busy', 'true');
  });
});

describe('deleting the account', () => {
  async function openDialog(user: ReturnType<typeof openData>['user']) {
    await user.click(await screen.findByRole('button', { name: 'Delete account' }));
    return within(await screen.findByRole('dialog', { name: 'Delete your account?' }));
  }

  test('first says what goes and what stays', async () => {
    openData({}, { live: true });
    const panel = await screen.findByRole('region', { name: 'Delete your account' });
    await within(panel).findByText('1 channel');
    expect(panel).toHaveTextContent('4 streams with their chats');
    expect(panel).toHaveTextContent(/text of 1[,.\s]284 messages/);
    expect(panel).toHaveTextContent('Audit log entries of this server’s admins, without your name');
    expect(panel).toHaveTextContent('You are live now.');
  });

  test('where that could not be looked up, nothing can be deleted', async () => {
    openData();
    server.use(http.get('/v1/me/deletion', () => problem('forbidden')));
    await screen.findByText('Could not load what would be deleted');
    expect(screen.queryByRole('button', { name: 'Delete account' })).not.toBeInTheDocument();
  });

  test('asks for password and handle, deletes, and says that it is done', async () => {
    const { user } = openData();
    const sent: unknown[] = [];
    server.use(
      http.delete('/v1/me', async ({ request }) => {
        sent.push(await request.json());
        return HttpResponse.json({ accepted_at: '2026-11-24T18:00:00.000Z' }, { status: 202 });
      }),
      http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
    );
    const dialog = await openDialog(user);
    const password = dialog.getByLabelText('Your password');
    const handle = dialog.getByLabelText('Type your handle to confirm: lucja-wisniewska');
    expect(password).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(password).toHaveAccessibleDescription('Enter your password.'));
    expect(handle).toHaveAccessibleDescription('Enter lucja-wisniewska here.');
    expect(sent).toEqual([]);

    await user.type(password, passphrase);
    await user.type(handle, 'lucja-wisniewska{Enter}');
    await screen.findByRole('heading', { name: 'Your account is deleted' });
    expect(sent).toEqual([{ password: passphrase }]);
    expect(accessToken()).toBeNull();
    expect(screen.getByRole('main')).toHaveFocus();
    expect(screen.queryByRole('button', { name: /^Account of/ })).not.toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Browse live streams' }));
    await screen.findByText('Nobody is live');
  });

  test('a wrong password is said at its field, and the account stays', async () => {
    const { user } = openData();
    server.use(http.delete('/v1/me', () => problem('password_wrong')));
    const dialog = await openDialog(user);
    const password = dialog.getByLabelText('Your password');
    await user.type(password, 'wrong');
    await user.type(dialog.getByLabelText(/^Type your handle/), 'lucja-wisniewska{Enter}');
    await waitFor(() => expect(password).toHaveAccessibleDescription(/^Wrong password/));
    expect(password).toHaveFocus();
    await user.click(dialog.getByRole('button', { name: 'Keep account' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByRole('button', { name: 'Delete account' })).toHaveFocus();
    expect(accessToken()).not.toBeNull();
  });

  test('the only admin hears why not', async () => {
    const { user } = openData({ role: 'admin' });
    server.use(http.delete('/v1/me', () => problem('last_admin')));
    const dialog = await openDialog(user);
    await user.type(dialog.getByLabelText('Your password'), passphrase);
    await user.type(dialog.getByLabelText(/^Type your handle/), 'lucja-wisniewska{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      /^Your account is not deleted\. You are the only admin of this server\./,
    );
  });

  test('without a password a fresh sign-in takes its place', async () => {
    const { user } = openData({ has_password: false });
    server.use(
      http.delete('/v1/me', async ({ request }) => {
        expect(await request.json()).toEqual({});
        return problem('recent_sign_in_required');
      }),
    );
    const dialog = await openDialog(user);
    expect(dialog.queryByLabelText('Your password')).not.toBeInTheDocument();
    await user.type(dialog.getByLabelText(/^Type your handle/), 'lucja-wisniewska{Enter}');
    expect(await dialog.findByRole('link', { name: 'Sign in again' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Faccount%2Fdata&again=1',
    );
  });

  test('that failed can be tried again', async () => {
    const { user } = openData();
    server.use(http.delete('/v1/me', () => HttpResponse.error()));
    const dialog = await openDialog(user);
    await user.type(dialog.getByLabelText('Your password'), passphrase);
    await user.type(dialog.getByLabelText(/^Type your handle/), 'lucja-wisniewska{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(/^Your account is not deleted\./);
    server.use(
      http.delete('/v1/me', () =>
        HttpResponse.json({ accepted_at: '2026-11-24T18:00:00.000Z' }, { status: 202 }),
      ),
    );
    await user.click(dialog.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'Your account is deleted' });
  });
});
