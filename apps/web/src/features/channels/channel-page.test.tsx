import { describe, expect, test } from '@jest/globals';
import type { ChannelPage, Stream } from '@footlight/contracts';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import {
  aChannelPage,
  aStream,
  glina,
  lucja,
  problem,
  runsIt,
  signedIn,
  silence,
} from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const ids = ['str_01JD9M4T5V6W7X8Y9Z0A1B2C3A', 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3B'] as const;

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000 + 60_000).toISOString();

const planned = (differs: Partial<Stream> = {}) =>
  aStream({ state: 'scheduled', started_at: null, viewers: 0, scheduled_for: inDays(3), ...differs });

function openChannel(
  differs: Partial<ChannelPage> = {},
  streams: Partial<Record<'live' | 'scheduled' | 'ended', Stream[]>> = {},
) {
  server.use(
    http.get('/v1/channels/:channel', ({ params }) =>
      params['channel'] === glina.handle
        ? HttpResponse.json({ channel: aChannelPage(differs) })
        : problem('not_found'),
    ),
    http.get('/v1/streams', ({ request }) => {
      const query = new URL(request.url).searchParams;
      expect(query.get('channel_id')).toBe(glina.id);
      const data = streams[query.get('state') as keyof typeof streams] ?? [];
      return HttpResponse.json({ data, next_cursor: null });
    }),
  );
  return openApp(`/c/${glina.handle}`);
}

function signIn() {
  setSessionHint(true);
  server.use(http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())));
}

describe('a channel’s page', () => {
  test('shows name, handle, words and links, and follows no link that runs here', async () => {
    openChannel({
      description: 'Clay\n<b>and salt</b>',
      links: [
        { label: 'Shop', url: 'https://shop.example' },
        { label: 'Trap', url: 'javascript:alert(1)' },
      ],
    });
    await screen.findByRole('heading', { level: 1, name: 'Glina i Sól' });
    expect(screen.getByText('@glina-i-sol')).toBeVisible();
    expect(screen.getByText(/Clay/).textContent).toBe('Clay\n<b>and salt</b>');
    const link = screen.getByRole('link', { name: 'Shop (opens in a new tab)' });
    expect(link).toHaveAttribute('rel', 'nofollow noopener ugc');
    expect(link).toHaveAttribute('target', '_blank');
    expect(screen.queryByText('Trap')).not.toBeInTheDocument();
    expect(document.title).toBe('Glina i Sól · Footlight');
  });

  test('without any stream says so; who runs it is led to plan one', async () => {
    signIn();
    openChannel({ you: { role: 'producer', follows: false, can: ['run_streams'] } });
    await screen.findByText('No streams yet');
    expect(screen.getByRole('link', { name: 'Schedule a stream' })).toHaveAttribute('href', '/dashboard');
    expect(screen.queryByRole('link', { name: 'Edit channel' })).not.toBeInTheDocument();
  });

  test('that is live shows that first, then what comes and what was', async () => {
    openChannel(
      {},
      {
        live: [aStream({ id: ids[0], visibility: 'members_only', viewers: null, viewer_limit: null })],
        scheduled: [planned({ id: ids[1], title: 'Szkliwo' })],
        ended: [aStream({ title: 'Czajnik', state: 'ended', ended_at: '2026-11-23T19:30:00.000Z' })],
      },
    );
    const live = await screen.findByRole('region', { name: 'Live now' });
    expect(live).toHaveTextContent('This stream is for members.');
    expect(within(live).getByRole('link', { name: 'Watch now' })).toHaveAttribute('href', `/watch/${ids[0]}`);
    const coming = await screen.findByRole('region', { name: 'Coming up' });
    expect(coming).toHaveTextContent('Szkliwo');
    expect(coming).toHaveTextContent('in 3 days');
    expect(await screen.findByRole('region', { name: 'Past streams' })).toHaveTextContent('1 h 58 min');
    expect(screen.queryByRole('timer', { name: /^Starts in/ })).not.toBeInTheDocument();
  });

  test('that is not live shows its next date in that place, and not one that was missed', async () => {
    openChannel(
      {},
      {
        scheduled: [
          planned({ id: ids[0], title: 'Missed', missed_at: '2026-11-20T10:00:00.000Z' }),
          planned({ id: ids[1], title: 'Szkliwo', visibility: 'members_only' }),
        ],
      },
    );
    const next = await screen.findByRole('region', { name: 'Next up' });
    expect(within(next).getByRole('heading', { name: 'Szkliwo' })).toBeVisible();
    expect(within(next).getByRole('timer', { name: 'Starts in 3 days 0 hours 1 minute' })).toBeVisible();
    expect(screen.queryByText('Missed')).not.toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Coming up' })).not.toBeInTheDocument();
  });

  test('a date that is over says that it may start any moment', async () => {
    openChannel({}, { scheduled: [planned({ scheduled_for: inDays(-0.1) })] });
    expect(await screen.findByText(/may start any moment/)).toBeVisible();
  });

  describe('a past stream', () => {
    const past = (can: Stream['can']) =>
      aStream({ title: 'Czajnik', state: 'ended', ended_at: '2026-11-23T19:30:00.000Z', can });

    test('is duplicated by those who run it, who go on to the dashboard', async () => {
      signIn();
      server.use(
        http.post('/v1/streams/:id/duplicate', () =>
          HttpResponse.json({ stream: planned() }, { status: 201 }),
        ),
        http.get('/v1/me/channels', silence),
        http.get('/v1/me/plan', silence),
      );
      const { user, path } = openChannel(
        { you: { role: 'producer', follows: false, can: ['run_streams'] } },
        { ended: [past(runsIt)] },
      );
      await user.click(await screen.findByRole('button', { name: /^Duplicate .*Czajnik/ }));
      const dialog = within(await screen.findByRole('dialog', { name: 'Duplicate the stream' }));
      fireEvent.change(dialog.getByLabelText('Date'), { target: { value: '2027-05-01' } });
      fireEvent.change(dialog.getByLabelText('Time'), { target: { value: '18:00' } });
      await user.click(dialog.getByRole('button', { name: 'Schedule' }));
      await waitFor(() => expect(path()).toBe(`/dashboard?channel=${glina.id}`));
    });

    test('is not for anybody else to duplicate', async () => {
      signIn();
      openChannel({}, { ended: [past({ manage: false, moderate: false })] });
      await screen.findByRole('link', { name: 'Czajnik' });
      await screen.findByRole('button', { name: /^Account of/ });
      expect(screen.queryByRole('button', { name: /^Duplicate/ })).not.toBeInTheDocument();
    });
  });

  test('past streams come page by page', async () => {
    const { user } = openChannel();
    server.use(
      http.get('/v1/streams', ({ request }) => {
        const query = new URL(request.url).searchParams;
        if (query.get('state') !== 'ended') return HttpResponse.json({ data: [], next_cursor: null });
        const more = query.has('cursor');
        const stream = aStream({ id: ids[more ? 1 : 0], title: more ? 'Second' : 'First', state: 'ended' });
        return HttpResponse.json({ data: [stream], next_cursor: more ? null : 'next' });
      }),
    );
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByRole('link', { name: 'Second' });
    expect(screen.getByRole('link', { name: 'First' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
  });

  test('each part that fails says so in its own place', async () => {
    openChannel();
    server.use(http.get('/v1/streams', () => problem('database_unavailable')));
    await screen.findByText('The past streams could not be loaded', undefined, { timeout: 8_000 });
    expect(screen.getByText('Upcoming streams could not be loaded')).toBeVisible();
    expect(screen.getByText('Could not check whether this channel is live.')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Glina i Sól');
  });

  test('of no channel says so', async () => {
    server.use(http.get('/v1/channels/:channel', () => problem('not_found')));
    openApp('/c/nobody-at-all');
    await screen.findByRole('heading', { name: 'Channel not found' });
  });

  test('that cannot be loaded can be tried again', async () => {
    server.use(http.get('/v1/channels/:channel', () => problem('internal_error')));
    const { user } = openApp(`/c/${glina.handle}`);
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.use(
      http.get('/v1/channels/:channel', () => HttpResponse.json({ channel: aChannelPage() })),
      http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
    );
    await user.click(again);
    await screen.findByRole('heading', { name: 'Glina i Sól' });
  });

  test('leads its owner to the settings, who does not follow it', async () => {
    signIn();
    openChannel({ you: { role: 'owner', follows: false, can: ['run_streams', 'edit_channel'] } });
    expect(await screen.findByRole('link', { name: 'Edit channel' })).toHaveAttribute(
      'href',
      `/dashboard/channels/${glina.id}`,
    );
    expect(screen.queryByRole('button', { name: /^Follow/ })).not.toBeInTheDocument();
  });
});

describe('following', () => {
  test('needs an account, and comes back', async () => {
    openChannel();
    expect(await screen.findByRole('link', { name: 'Follow' })).toHaveAttribute(
      'href',
      '/sign-in?next=%2Fc%2Fglina-i-sol',
    );
  });

  test('is a press, and so is its end', async () => {
    signIn();
    const seen: string[] = [];
    server.use(
      http.all('/v1/channels/:id/follow', ({ request, params }) => {
        seen.push(`${request.method} ${String(params['id'])}`);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = openChannel();
    await user.click(await screen.findByRole('button', { name: 'Follow', pressed: false }));
    await user.click(await screen.findByRole('button', { name: 'Following', pressed: true }));
    await screen.findByRole('button', { name: 'Follow', pressed: false });
    expect(seen).toEqual([`PUT ${glina.id}`, `DELETE ${glina.id}`]);
  });

  test('that fails says so, and can be tried again', async () => {
    signIn();
    server.use(http.put('/v1/channels/:id/follow', () => problem('internal_error')));
    const { user } = openChannel();
    await user.click(await screen.findByRole('button', { name: 'Follow' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^The channel was not followed\./);
    server.use(http.put('/v1/channels/:id/follow', () => new HttpResponse(null, { status: 204 })));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Following' });
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});

test('who is in a channel can leave it', async () => {
  signIn();
  const you = { role: 'moderator', follows: false, can: ['moderate'] } as const;
  const { user } = openChannel({ you: { ...you, can: [...you.can] } });
  await screen.findByText('You are a moderator here.');
  server.use(
    http.delete('/v1/channels/:channel/members/:user', ({ params }) => {
      expect(params['user']).toBe(lucja.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.get('/v1/channels/:channel', () => HttpResponse.json({ channel: aChannelPage() })),
  );
  await user.click(screen.getByRole('button', { name: 'Leave channel' }));
  const dialog = await screen.findByRole('alertdialog', { name: 'Leave Glina i Sól?' });
  expect(within(dialog).getByRole('button', { name: 'Stay' })).toHaveFocus();
  await user.click(within(dialog).getByRole('button', { name: 'Leave channel' }));
  await waitFor(() => expect(screen.queryByText('You are a moderator here.')).not.toBeInTheDocument());
});
