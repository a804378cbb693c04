import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aStream, glina, refusal, signedIn, silence } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const ids = ['str_01JD9M4T5V6W7X8Y9Z0A1B2C3A', 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3B'] as const;

function liveNow(...streams: ReturnType<typeof aStream>[]) {
  server.use(http.get('/v1/streams', () => HttpResponse.json({ data: streams, next_cursor: null })));
}

describe('home', () => {
  test('shows what is live, the first one large, each leading to its watch page', async () => {
    liveNow(
      aStream({ id: ids[0] }),
      aStream({
        id: ids[1],
        title: 'Patchbay Sunday',
        state: 'interrupted',
        channel: { ...glina, name: 'Patchbay' },
      }),
    );
    openApp('/');
    const [first, second] = await screen.findAllByRole('article');
    if (!first || !second) throw new Error('Two streams are live');
    expect(first).toHaveAttribute('data-size', 'large');
    expect(within(first).getByRole('link', { name: 'Toczymy dużą misę' })).toHaveAttribute(
      'href',
      `/watch/${ids[0]}`,
    );
    expect(within(first).getByText('86 watching')).toBeInTheDocument();
    expect(within(first).getByText('Live')).toBeInTheDocument();
    expect(within(second).getByText('Reconnecting')).toBeInTheDocument();
    expect(within(second).queryByText('Live')).not.toBeInTheDocument();
    expect(document.title).toBe('Live now · Footlight');
  });

  test('holds the places of what is coming', async () => {
    server.use(http.get('/v1/streams', silence));
    const { container } = openApp('/');
    await screen.findByRole('heading', { name: 'Live now' });
    expect(container.querySelector('main .skeletons')).not.toBeNull();
  });

  test('says honestly that nobody is live, and asks hosts to be', async () => {
    liveNow();
    setSessionHint(true);
    server.use(http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())));
    openApp('/');
    await screen.findByText('Nobody is live');
    expect(await screen.findByRole('link', { name: 'Go live yourself' })).toHaveAttribute(
      'href',
      '/dashboard',
    );
  });

  test('when it fails, says why with a number for the operator, and tries again', async () => {
    server.use(http.get('/v1/streams', () => refusal('database_unavailable')));
    const { user } = openApp('/');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The live streams could not be loaded');
    expect(alert).toHaveTextContent('req_01JD9M4T5V6W7X8Y9Z0A1B2C3D');
    liveNow(aStream());
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('article');
  });

  test('offline: the shell says so, and the page comes back by itself', async () => {
    server.use(
      http.get('/v1/streams', () => HttpResponse.error()),
      http.get('/health/live', () => HttpResponse.error()),
    );
    const { user } = openApp('/');
    const banner = await screen.findByText(/The server does not answer\./);
    liveNow(aStream());
    server.use(http.get('/health/live', () => HttpResponse.json({ status: 'ok' })));
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    await screen.findByRole('article');
    await waitFor(() => expect(banner).not.toBeInTheDocument());
  });

  test('pages the list by its cursor', async () => {
    server.use(
      http.get('/v1/streams', ({ request }) => {
        const isSecond = new URL(request.url).searchParams.get('cursor') === 'next';
        return HttpResponse.json(
          isSecond
            ? { data: [aStream({ id: ids[1], title: 'Second page' })], next_cursor: null }
            : { data: [aStream({ id: ids[0] })], next_cursor: 'next' },
        );
      }),
    );
    const { user } = openApp('/');
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByRole('link', { name: 'Second page' });
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });
});

describe('the frame around it', () => {
  test('offers sign-in with the way back, and a way past the bar', async () => {
    liveNow();
    openApp('/');
    await screen.findByText('Nobody is live');
    expect(screen.getByRole('link', { name: 'Skip to content' })).toHaveAttribute('href', '#main');
    for (const link of screen.getAllByRole('link', { name: 'Sign in' }))
      expect(link).toHaveAttribute('href', '/sign-in');
  });

  test('an address that leads nowhere offers ways on', async () => {
    openApp('/nowhere?x=1');
    await screen.findByRole('heading', { name: 'Nothing here' });
    const main = screen.getByRole('main');
    expect(within(main).getByRole('link', { name: 'See what is live' })).toHaveAttribute('href', '/');
    expect(await within(main).findByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Fnowhere%3Fx%3D1',
    );
  });

  test('the theme is switched and kept', async () => {
    liveNow();
    document.documentElement.dataset['theme'] = 'dark';
    const { user } = openApp('/');
    await user.click(await screen.findByRole('button', { name: 'Switch to light' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'light');
    expect(localStorage.getItem('footlight.theme')).toBe('light');
    await user.click(screen.getByRole('button', { name: 'Switch to dark' }));
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
  });
});
