import { describe, expect, test } from '@jest/globals';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { problem } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';

const done = () => new HttpResponse(null, { status: 204 });

describe('a forgotten password', () => {
  test('is asked for with the address that was typed, and says the same for everybody', async () => {
    let asked: unknown;
    server.use(
      http.post('/v1/auth/forgot-password', async ({ request }) => {
        asked = await request.json();
        return done();
      }),
    );
    const { user } = openApp('/sign-in');
    await user.type(await screen.findByLabelText('E-mail'), 'lucja@glina.example');
    await user.click(screen.getByRole('link', { name: 'Forgot your password?' }));
    const send = await screen.findByRole('button', { name: 'Send the link' });
    expect(screen.getByLabelText('E-mail')).toHaveValue('lucja@glina.example');
    await user.click(send);
    expect(await screen.findByRole('status')).toHaveTextContent('If lucja@glina.example has an account');
    expect(asked).toEqual({ email: 'lucja@glina.example' });
  });

  test('is replaced by the link, whose token leaves the address bar', async () => {
    let sent: unknown;
    server.use(
      http.post('/v1/auth/reset-password', async ({ request }) => {
        sent = await request.json();
        return done();
      }),
    );
    const { user } = openApp('/reset-password#token=lnk_1.secret');
    await user.type(await screen.findByLabelText('New password'), 'curtain up tonight');
    expect(location.hash).toBe('');
    await user.click(screen.getByRole('button', { name: 'Set password' }));
    await screen.findByRole('heading', { name: 'Your password is set' });
    expect(sent).toEqual({ token: 'lnk_1.secret', password: 'curtain up tonight' });
  });

  test('has a next step when the link does not work', async () => {
    server.use(http.post('/v1/auth/reset-password', () => problem('link_invalid')));
    const { user } = openApp('/reset-password#token=old');
    await user.type(await screen.findByLabelText('New password'), 'curtain up tonight');
    await user.click(screen.getByRole('button', { name: 'Set password' }));
    await screen.findByRole('heading', { name: 'This link does not work' });
    expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute(
      'href',
      '/forgot-password',
    );
  });

  test('needs the whole link', async () => {
    openApp('/reset-password');
    await screen.findByRole('heading', { name: 'This link does not work' });
  });
});

describe('confirming an address', () => {
  test('happens once, by opening the page', async () => {
    const sent: unknown[] = [];
    server.use(
      http.post('/v1/auth/verify-email', async ({ request }) => {
        sent.push(await request.json());
        return done();
      }),
    );
    openApp('/verify-email#token=lnk_1.secret');
    await screen.findByRole('heading', { name: 'Your address is confirmed' });
    expect(sent).toEqual([{ token: 'lnk_1.secret' }]);
  });

  test('says so when the link does not work', async () => {
    server.use(http.post('/v1/auth/verify-email', () => problem('link_invalid')));
    openApp('/verify-email#token=old');
    await screen.findByRole('heading', { name: 'This link does not work' });
  });

  test('can be tried again when the server is in trouble', async () => {
    let tries = 0;
    server.use(
      http.post('/v1/auth/verify-email', () => {
        tries += 1;
        return tries === 1 ? problem('database_unavailable') : done();
      }),
    );
    const { user } = openApp('/verify-email#token=lnk_1.secret');
    await screen.findByRole('heading', { name: 'Your address is not confirmed yet' });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('heading', { name: 'Your address is confirmed' });
  });
});

describe('the outbox', () => {
  test('shows mails with links that can be pressed', async () => {
    const mail = {
      id: 'mail_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
      to: 'lucja@glina.example',
      subject: 'Confirm your address',
      text: 'Open it:\nhttp://127.0.0.1:8080/verify-email#token=x\n',
      html: '',
      created_at: '2026-11-24T10:00:00.000Z',
    };
    server.use(http.get('/v1/outbox', () => HttpResponse.json({ data: [mail], next_cursor: null })));
    openApp('/outbox');
    const link = await screen.findByRole('link', { name: /verify-email/ });
    expect(link).toHaveAttribute('href', 'http://127.0.0.1:8080/verify-email#token=x');
  });

  test('says that there is none where mails are sent', async () => {
    server.use(http.get('/v1/outbox', () => problem('not_found')));
    openApp('/outbox');
    await screen.findByText('The e-mails could not be loaded');
  });
});
