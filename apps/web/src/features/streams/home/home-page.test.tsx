import { describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aStream, glina, problem, signedIn, silence } from '../../../../test/answers.ts';
import { openApp } from '../../../../test/render.tsx';
import { server } from '../../../../test/server.ts';
import { setSessionHint } from '../../../lib/session-hint.ts';

const ids = ['str_01JD9M4T5V6W7X8Y9Z0A1B2C3A', 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3B'] as const;

function liveNow(...streams: ReturnType<typeof aStream>[]) {
  listed({ live: streams });
}

/** What the API lists, by state; `asked` hears the queries. */
function listed(
  lists: Partial<Record<'live' | 'scheduled' | 'ended', ReturnType<typeof aStream>[]>>,
  asked: (query: URLSearchParams) => void = () => undefined,
) {
  server.use(
    http.get('/v1/streams', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked(query);
      return HttpResponse.json({
        data: lists[query.get('state') as 'live' | 'scheduled' | 'ended'] ?? [],
        next_cursor: null,
      });
    }),
  );
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
    expect(await screen.findByRole('link', { name: 'Go live' })).toHaveAttribute('href', '/dashboard');
  });

  test('when it fails, says why with a number for the operator, and tries again', async () => {
    server.use(http.get('/v1/streams', () => problem('database_unavailable')));
    const { user } = openApp('/');
    const alert = (await screen.findByText('The live streams could not be loaded')).closest<HTMLElement>(
      '[role=alert]',
    );
    if (!alert) throw new Error('It is said at once');
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
        const query = new URL(request.url).searchParams;
        if (query.get('state') !== 'live') return HttpResponse.json({ data: [], next_cursor: null });
        const isSecond = query.get('cursor') === 'next';
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

describe('what comes next', () => {
  const soon = aStream({
    id: ids[1],
    title: 'Chiude il Festival',
    state: 'scheduled',
    visibility: 'members_only',
    started_at: null,
    viewers: null,
    viewer_limit: null,
  });
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000 + 30_000).toISOString();

  test('stands beside what is live, with how long until then', async () => {
    listed({
      live: [aStream({ id: ids[0] })],
      scheduled: [
        { ...soon, scheduled_for: inMinutes(24) },
        { ...soon, id: ids[0], title: 'Orionids', visibility: 'public', scheduled_for: inMinutes(189) },
      ],
    });
    openApp('/');
    const next = await screen.findByRole('region', { name: 'Next up' });
    const [first, second] = within(next).getAllByRole('listitem');
    if (!first || !second) throw new Error('Two streams are planned');
    expect(within(first).getByRole('link', { name: 'Chiude il Festival' })).toHaveAttribute(
      'href',
      `/watch/${ids[1]}`,
    );
    expect(first).toHaveTextContent('Members');
    expect(within(first).getByText('in 24 min')).toHaveClass('text-accent-text');
    expect(within(second).getByText('in 3 h 9 min')).not.toHaveClass('text-accent-text');
  });

  test('says when somebody will be live, where nobody is', async () => {
    listed({ scheduled: [{ ...soon, scheduled_for: inMinutes(24) }] });
    openApp('/');
    const empty = (await screen.findByText('Nobody is live')).parentElement;
    expect(empty).toHaveTextContent('Next up: in 24 min');
  });

  test('a category is a link, and rules both lists', async () => {
    const asked: string[] = [];
    listed({}, (query) => asked.push(`${query.get('state')} ${query.get('category')}`));
    const { user, path } = openApp('/');
    await screen.findByText('Nobody is live');
    await user.click(screen.getByRole('link', { name: 'Craft' }));
    expect(path()).toBe('/?category=craft');
    await waitFor(() => expect(asked).toEqual(expect.arrayContaining(['live craft', 'scheduled craft'])));
    expect(screen.getByRole('link', { name: 'Craft' })).toHaveAttribute('aria-current', 'true');
    await user.click(await screen.findByRole('link', { name: 'All categories' }));
    expect(path()).toBe('/');
  });
});

describe('searching', () => {
  const ended = aStream({ id: ids[0], title: 'Mała misa', state: 'ended' });

  test('looks by what is typed, keeps it in the address, and shows live and past', async () => {
    listed({});
    const { user, path } = openApp('/');
    await screen.findByText('Nobody is live');
    listed({ live: [aStream({ id: ids[1] })], ended: [ended] }, (query) =>
      expect(query.get('q') ?? 'misa').toMatch(/^m/),
    );
    await user.type(screen.getByRole('searchbox', { name: 'Search streams and channels' }), 'misa');
    await screen.findByRole('heading', { name: /Search: .*misa/ });
    expect(path()).toBe('/?q=misa');
    const live = await screen.findByRole('region', { name: 'Live now' });
    expect(within(live).getByRole('link', { name: 'Toczymy dużą misę' })).toBeInTheDocument();
    const past = screen.getByRole('region', { name: 'Past streams' });
    expect(within(past).getByRole('link', { name: 'Mała misa' })).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Coming up' })).not.toBeInTheDocument();
    await user.clear(screen.getByRole('searchbox'));
    await waitFor(() => expect(path()).toBe('/'));
    await screen.findByRole('heading', { name: 'Live now', level: 1 });
  });

  test('without a result keeps the search and offers what comes next', async () => {
    server.use(
      http.get('/v1/streams', ({ request }) => {
        const query = new URL(request.url).searchParams;
        const isSchedule = query.get('state') === 'scheduled' && query.get('q') === null;
        const next = aStream({ state: 'scheduled', started_at: null, scheduled_for: '2099-01-01T18:00:00Z' });
        return HttpResponse.json({ data: isSchedule ? [next] : [], next_cursor: null });
      }),
    );
    openApp('/?q=kiln');
    await screen.findByText(/No results for “.*kiln.*”/);
    expect(screen.getByRole('searchbox')).toHaveValue('kiln');
    await screen.findByRole('region', { name: 'Next up' });
    expect(screen.getByRole('link', { name: 'Browse live streams' })).toHaveAttribute('href', '/');
  });

  test('that fails says so and can be tried again', async () => {
    server.use(http.get('/v1/streams', () => problem('internal_error')));
    openApp('/?q=misa');
    expect(await screen.findByRole('alert')).toHaveTextContent('The search failed');
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
    await screen.findByRole('heading', { name: 'Page not found' });
    const main = screen.getByRole('main');
    expect(within(main).getByRole('link', { name: 'Browse live streams' })).toHaveAttribute('href', '/');
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
