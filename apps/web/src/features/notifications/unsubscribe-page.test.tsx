import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { problem } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';

const done = () => new HttpResponse(null, { status: 204 });

describe('stopping the mails about channels', () => {
  test('happens with a press, not by opening the link; the token leaves the address bar', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('/v1/unsubscribe/:token', async ({ request, params }) => {
        sent.push(params['token'], request.headers.get('content-type'), await request.text());
        return done();
      }),
    );
    const { user } = openApp('/unsubscribe#token=uns_1.secret');
    await screen.findByRole('heading', { name: 'Stop e-mails about channels?' });
    expect(location.hash).toBe('');
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Stop the e-mails' }));
    await screen.findByRole('heading', { name: 'E-mails stopped' });
    expect(sent).toEqual(['uns_1.secret', 'application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click']);
    expect(screen.getByRole('link', { name: 'Notification settings' })).toHaveAttribute(
      'href',
      '/account/notifications',
    );
  });

  test('says so when the link does not work', async () => {
    server.use(http.post('/v1/unsubscribe/:token', () => problem('not_found')));
    const { user } = openApp('/unsubscribe#token=cut');
    await user.click(await screen.findByRole('button', { name: 'Stop the e-mails' }));
    await screen.findByRole('heading', { name: 'This link does not work' });
    expect(screen.getByRole('link', { name: 'Notification settings' })).toBeInTheDocument();
  });

  test('needs the whole link', async () => {
    openApp('/unsubscribe');
    await screen.findByRole('heading', { name: 'This link does not work' });
  });

  test('can be tried again when the server is in trouble', async () => {
    server.use(http.post('/v1/unsubscribe/:token', () => problem('database_unavailable')));
    const { user } = openApp('/unsubscribe#token=uns_1.secret');
    await user.click(await screen.findByRole('button', { name: 'Stop the e-mails' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^The e-mails were not stopped\./);
    server.use(http.post('/v1/unsubscribe/:token', done));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'E-mails stopped' });
  });
});
