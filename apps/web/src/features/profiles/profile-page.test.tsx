import { describe, expect, test } from '@jest/globals';
import type { Profile } from '@footlight/contracts';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const bare: Profile = {
  id: lucja.id,
  handle: lucja.handle,
  display_name: lucja.display_name,
  avatar_url: null,
};

function openProfile(differs: Partial<Profile> = {}) {
  server.use(
    http.get('/v1/users/:user', ({ params }) =>
      params.user === bare.handle
        ? HttpResponse.json({ profile: { ...bare, ...differs } })
        : problem('not_found'),
    ),
  );
  return openApp(`/u/${bare.handle}`);
}

describe('a person’s page', () => {
  test('shows name and handle, and nothing that was not chosen', async () => {
    openProfile();
    await screen.findByRole('heading', { level: 1, name: lucja.display_name });
    expect(screen.getByText('@lucja-wisniewska')).toBeVisible();
    expect(screen.queryByText(/Speaks|there now|Here since/)).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Edit profile' })).not.toBeInTheDocument();
    expect(document.title).toBe(`${lucja.display_name} · Footlight`);
  });

  test('shows what was chosen, in the reader’s words', async () => {
    openProfile({
      bio: 'Clay\n<b>and fire</b>',
      language: 'pl',
      time_zone: 'Europe/Warsaw',
      joined_at: '2026-11-01T10:00:00.000Z',
    });
    await screen.findByText(/Clay/);
    expect(screen.getByText(/Clay/).textContent).toBe('Clay\n<b>and fire</b>');
    expect(screen.getByText('Speaks Polish')).toBeVisible();
    expect(screen.getByText(/there now \(Europe\/Warsaw\)/)).toBeVisible();
    expect(screen.getByText('Joined November 2026')).toBeVisible();
  });

  test('leads its owner to the account', async () => {
    setSessionHint(true);
    server.use(http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())));
    openProfile();
    expect(await screen.findByRole('link', { name: 'Edit profile' })).toHaveAttribute('href', '/account');
  });

  test('of nobody says so', async () => {
    server.use(http.get('/v1/users/:user', () => problem('not_found')));
    openApp('/u/nobody-at-all');
    await screen.findByRole('heading', { name: 'Profile not found' });
  });

  test('that cannot be loaded can be tried again', async () => {
    server.use(http.get('/v1/users/:user', () => problem('database_unavailable')));
    const { user } = openApp(`/u/${bare.handle}`);
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.use(http.get('/v1/users/:user', () => HttpResponse.json({ profile: bare })));
    await user.click(again);
    await screen.findByRole('heading', { name: lucja.display_name });
  });
});
