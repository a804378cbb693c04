import { describe, expect, test } from '@jest/globals';
import type { Account, ReceivedInvitation } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { glina, lucja, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const invitation: ReceivedInvitation = {
  id: 'inv_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  channel: glina,
  role: 'moderator',
  created_at: '2026-11-01T10:00:00.000Z',
  expires_at: '2999-11-15T10:00:00.000Z',
};

function signIn(differs: Partial<Account> = {}) {
  setSessionHint(true);
  const user = { ...lucja, ...differs };
  server.use(http.post('/v1/auth/refresh', () => HttpResponse.json({ ...signedIn(), user })));
}

/** Where one is invited, from now on. */
function invitedTo(...data: ReceivedInvitation[]) {
  server.use(http.get('/v1/me/invitations', () => HttpResponse.json({ data, next_cursor: null })));
}

/** The API takes what it accepts; what was sent stands in the list. */
function accepts(): unknown[] {
  const sent: unknown[] = [];
  server.use(
    http.post('/v1/invitations/accept', async ({ request }) => {
      sent.push(await request.json());
      invitedTo();
      return HttpResponse.json({ channel: glina, role: 'moderator' });
    }),
  );
  return sent;
}

describe('the link of an invitation', () => {
  test('joins the channel, and leads to it', async () => {
    signIn();
    const sent = accepts();
    const { user, path } = openApp('/invitations#token=abc');
    await user.click(await screen.findByRole('button', { name: 'Join the channel' }));
    await screen.findByRole('heading', { name: /You joined .*Glina i Sól/ });
    expect(screen.getByText('You are a moderator there.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/glina-i-sol');
    expect(sent).toEqual([{ token: 'abc' }]);
    expect(path()).toBe('/invitations');
    expect(location.hash).toBe('');
    expect(sessionStorage).toHaveLength(0);
  });

  test('waits while its holder signs in', async () => {
    const { user } = openApp('/invitations#token=abc');
    const main = within(await screen.findByRole('main'));
    expect(await main.findByRole('link', { name: 'Create account' })).toHaveAttribute(
      'href',
      '/sign-up?next=%2Finvitations',
    );
    server.use(
      http.post('/v1/auth/login', () => HttpResponse.json(signedIn())),
      http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    );
    const sent = accepts();
    await user.click(main.getByRole('link', { name: 'Sign in' }));
    await user.type(await screen.findByLabelText('E-mail'), 'lucja@glina.example');
    await user.type(screen.getByLabelText('Password'), 'three words in a row');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await user.click(await screen.findByRole('button', { name: 'Join the channel' }));
    await screen.findByRole('heading', { name: /You joined/ });
    expect(sent).toEqual([{ token: 'abc' }]);
  });

  test('that works no more says why, and shows the other ones', async () => {
    signIn();
    server.use(http.post('/v1/invitations/accept', () => problem('link_invalid')));
    invitedTo(invitation);
    const { user } = openApp('/invitations#token=abc');
    await user.click(await screen.findByRole('button', { name: 'Join the channel' }));
    await screen.findByRole('heading', { name: 'This invitation is no longer valid' });
    await user.click(screen.getByRole('button', { name: 'See your invitations' }));
    await screen.findByRole('link', { name: 'Glina i Sól' });
    expect(sessionStorage).toHaveLength(0);
  });

  test('that is for another address keeps waiting while one signs in with that', async () => {
    signIn();
    server.use(
      http.post('/v1/invitations/accept', () => problem('invitation_not_yours')),
      http.post('/v1/auth/logout', () => new HttpResponse(null, { status: 204 })),
    );
    const { user, path } = openApp('/invitations#token=abc');
    await user.click(await screen.findByRole('button', { name: 'Join the channel' }));
    await screen.findByRole('heading', { name: 'This invitation is for another address' });
    await user.click(screen.getByRole('button', { name: 'Sign in with another account' }));
    await screen.findByRole('heading', { name: 'You are invited to a channel' });
    expect(path()).toBe('/invitations');
    expect(sessionStorage.getItem('footlight.invitation')).toBe('abc');
  });

  test.each([
    ['rate_limited', /Too many attempts/],
    ['internal_error', /Something failed on the server/],
  ] as const)('that met %s says so, and can be used again', async (code, words) => {
    signIn();
    server.use(http.post('/v1/invitations/accept', () => problem(code)));
    const { user } = openApp('/invitations#token=abc');
    await user.click(await screen.findByRole('button', { name: 'Join the channel' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/^You have not joined yet\./);
    expect(alert).toHaveTextContent(words);
    accepts();
    await user.click(screen.getByRole('button', { name: 'Join the channel' }));
    await screen.findByRole('heading', { name: /You joined/ });
  });

  test('can be put off', async () => {
    signIn();
    const { user } = openApp('/invitations#token=abc');
    await user.click(await screen.findByRole('button', { name: 'Not now' }));
    await screen.findByText('No open invitations');
    expect(sessionStorage).toHaveLength(0);
  });
});

describe('one’s own invitations', () => {
  test('need an account', async () => {
    const { path } = openApp('/invitations');
    await screen.findByRole('heading', { name: 'Sign in' });
    expect(path()).toBe('/sign-in?next=%2Finvitations');
  });

  test('are counted in the account’s menu', async () => {
    signIn();
    invitedTo(invitation);
    server.use(http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })));
    const { user } = openApp('/');
    await user.click(await screen.findByRole('button', { name: /^Account of/ }));
    expect(await screen.findByRole('menuitem', { name: 'Invitations 1' })).toHaveAttribute(
      'href',
      '/invitations',
    );
  });

  test('are accepted', async () => {
    signIn();
    invitedTo(invitation);
    const sent = accepts();
    const { user } = openApp('/invitations');
    const row = (await screen.findByRole('link', { name: 'Glina i Sól' })).closest('li');
    expect(row).toHaveTextContent(/As a moderatoruntil .*2999/);
    await user.click(screen.getByRole('button', { name: 'Accept the invitation of Glina i Sól' }));
    await screen.findByText(/You joined .*Glina i Sól.* as a moderator\./);
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/glina-i-sol');
    expect(screen.getByText('No open invitations')).toBeVisible();
    expect(sent).toEqual([{ invitation_id: invitation.id }]);
  });

  test('are declined', async () => {
    signIn();
    invitedTo(invitation);
    server.use(
      http.delete('/v1/me/invitations/:id', () => {
        invitedTo();
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = openApp('/invitations');
    await user.click(await screen.findByRole('button', { name: 'Decline the invitation of Glina i Sól' }));
    const said = await screen.findByText(/You declined the invitation of .*Glina i Sól/);
    await waitFor(() => expect(said.closest('[role="status"]')).toHaveFocus());
  });

  test('that could not be accepted stay', async () => {
    signIn();
    invitedTo(invitation);
    server.use(http.post('/v1/invitations/accept', () => problem('link_invalid')));
    const { user } = openApp('/invitations');
    await user.click(await screen.findByRole('button', { name: /^Accept/ }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/You have not joined .*Glina i Sól/);
    expect(screen.getByRole('button', { name: /^Decline/ })).toBeVisible();
  });

  test('come once the address is confirmed', async () => {
    signIn({ email_verified: false });
    openApp('/invitations');
    await screen.findByText(/are listed here once you confirm that address/);
  });

  test('that could not be loaded can be tried again', async () => {
    signIn();
    server.use(http.get('/v1/me/invitations', () => problem('internal_error')));
    const { user } = openApp('/invitations');
    const again = await screen.findByRole('button', { name: 'Try again' });
    invitedTo(invitation);
    await user.click(again);
    await screen.findByRole('link', { name: 'Glina i Sól' });
  });
});
