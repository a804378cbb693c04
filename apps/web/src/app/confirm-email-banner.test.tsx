import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Account } from '@footlight/contracts';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn, silence } from '../../test/answers.ts';
import { openApp } from '../../test/render.tsx';
import { server } from '../../test/server.ts';
import { setSessionHint } from '../lib/session-hint.ts';

function asLucja(differs: Partial<Account>) {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user: { ...lucja, ...differs } })),
  );
}

beforeEach(() => {
  server.use(
    http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
    http.get('/v1/streams/:id', silence),
    http.get('/v1/streams/:id/messages', silence),
    http.post('/v1/streams/:id/seats', silence),
    http.get('/v1/me/sessions', silence),
  );
});

const words = 'Confirm your e-mail address.';
/** The page is there, and knows who asks. */
const settled = () => screen.findByRole('button', { name: /^Account of/ });

describe('the banner of an address that is not confirmed', () => {
  test('sends the link again and says so', async () => {
    asLucja({ email_verified: false });
    server.use(http.post('/v1/me/email-verification', () => problem('rate_limited')));
    const { user } = openApp('/');
    await screen.findByText(words);
    await user.click(screen.getByRole('button', { name: 'Send it again' }));
    await screen.findByText(/^Too many attempts/);
    server.use(http.post('/v1/me/email-verification', () => new HttpResponse(null, { status: 204 })));
    await user.click(screen.getByRole('button', { name: 'Send it again' }));
    await screen.findByText('A new link is on its way to lucja@glina.example.');
  });

  test('stays closed for the visit', async () => {
    asLucja({ email_verified: false });
    const first = openApp('/');
    await first.user.click(await screen.findByRole('button', { name: 'Not now' }));
    expect(screen.queryByText(words)).not.toBeInTheDocument();
    first.unmount();
    openApp('/');
    await settled();
    expect(screen.queryByText(words)).not.toBeInTheDocument();
  });

  test('is not there for a confirmed address, nor without one', async () => {
    asLucja({});
    const first = openApp('/');
    await settled();
    expect(screen.queryByText(words)).not.toBeInTheDocument();
    first.unmount();
    asLucja({ email: null, email_verified: false });
    openApp('/');
    await settled();
    expect(screen.queryByText(words)).not.toBeInTheDocument();
  });

  test('keeps away from the video, and from the page that says the same', async () => {
    asLucja({ email_verified: false });
    const first = openApp('/watch/str_01JD9M4T5V6W7X8Y9Z0A1B2C3D');
    await settled();
    expect(screen.queryByText(words)).not.toBeInTheDocument();
    first.unmount();
    openApp('/account/security');
    await screen.findByText('Not confirmed yet');
    expect(screen.queryByText(words)).not.toBeInTheDocument();
  });
});
