import { describe, expect, test } from '@jest/globals';
import type { ServerHealth, StreamHealth } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { lucja, problem, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';
import { warningsOf } from './health-warnings.ts';

const now = '2026-11-28T10:00:00.000Z';
const secondsAgo = (seconds: number) => new Date(Date.parse(now) - seconds * 1000).toISOString();
const none = {
  participant_without_seat: 0,
  seat_without_participant: 0,
  stream_without_room: 0,
  orphaned_room: 0,
};
const healthy: ServerHealth = {
  checked_at: now,
  server: {
    version: '0.1.0',
    node_version: '24.21.0',
    uptime_seconds: 7_200,
    background: { waiting: 0, running: 0, dropped: 0, failed: 0 },
  },
  database: {
    version: '17.6',
    size_bytes: 1_234_000_000,
    connections: { open: 26, limit: 200 },
    pool: { open: 8, idle: 6, waiting: 0, limit: 20 },
  },
  livekit: {
    status: 'connected',
    nodes: [{ id: 'ND_first', version: '1.13.5', region: null, seen_at: secondsAgo(60) }],
  },
  streams: {
    live: 2,
    interrupted: 1,
    seats_taken: 1_284,
    seats_reserved: 1,
    queue_length: 7,
    oldest_listing_at: secondsAgo(2),
    unlisted: 0,
  },
  repairs: { ...none, seat_without_participant: 3, orphaned_room: 1 },
  jobs: [],
  mails: { retrying: 0, failed: 0 },
  event_readers: [{ name: 'rooms', unread: 0, retrying: 0, oldest_at: null }],
};
const bowls: StreamHealth = {
  stream: { id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3D', title: 'A big bowl', state: 'live' },
  channel: { id: 'chn_01JD9M4T5V6W7X8Y9Z0A1B2C3D', handle: 'glina', name: 'Glina' },
  seats: { taken: 25, reserved: 1, limit: 100 },
  room: { viewers: 25, participants: 26, listed_at: secondsAgo(2), failures: 0 },
  queue_length: 7,
  repairs: { ...none, seat_without_participant: 2 },
};

const page = (data: StreamHealth[], next_cursor: string | null = null) =>
  HttpResponse.json({ data, next_cursor });

function open(health: ServerHealth | undefined, streams: StreamHealth[]) {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () =>
      HttpResponse.json({ ...signedIn(), user: { ...lucja, role: 'admin' } }),
    ),
    http.get('/v1/admin/health', () =>
      health ? HttpResponse.json({ health }) : problem('database_unavailable'),
    ),
    http.get('/v1/admin/health/streams', () => page(streams)),
  );
  return openApp('/admin/health');
}

describe('the health page', () => {
  test('shows the server, what was repaired, and each stream’s seats, room and queue side by side', async () => {
    open(healthy, [bowls]);
    await screen.findByRole('heading', { name: 'Health', level: 1 });
    const parts = await screen.findByRole('region', { name: 'Parts' });
    expect(within(parts).getByText(/PostgreSQL 17\.6, 1\.2 GB, 26 of 200 connections/)).toBeInTheDocument();
    expect(within(parts).getByText('Footlight 0.1.0, Node.js 24.21.0, up for 2 h')).toBeInTheDocument();
    expect(within(parts).getAllByText('Connected')).toHaveLength(3);
    expect(
      within(parts).getByText(/Version 1\.13\.5, node ND_first, last joined 1 min ago/),
    ).toBeInTheDocument();
    expect(screen.getByText('1,284')).toBeInTheDocument();
    const repairs = screen.getByRole('region', { name: 'Repaired in the last hour' });
    expect(
      within(repairs)
        .getAllByRole('definition')
        .map((one) => one.textContent),
    ).toEqual(['0', '3', '0', '1']);
    const row = await screen.findByRole('row', { name: /A big bowl/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .slice(1, 4)
        .map((cell) => cell.textContent),
    ).toEqual(['25 of 1001 reserved', '25 viewers1 host', '7']);
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Health' })).toHaveAttribute('aria-current', 'page');
  });

  test('says what is wrong: LiveKit away, late jobs, failing mails, a room that is not listed or differs', async () => {
    const jobs = [
      { name: 'send_mail', waiting: 38, retrying: 4, running: 0, failed: 1, oldest_at: secondsAgo(600) },
    ];
    open(
      {
        ...healthy,
        livekit: { status: 'unavailable', nodes: [] },
        jobs,
        mails: { retrying: 4, failed: 1 },
        streams: { ...healthy.streams, unlisted: 1 },
      },
      [
        { ...bowls, room: { ...bowls.room, failures: 3 } },
        {
          ...bowls,
          stream: { ...bowls.stream, id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3E' },
          room: { ...bowls.room, viewers: 24 },
        },
      ],
    );
    await screen.findByText('LiveKit does not answer.');
    expect(screen.getByText('38 are waiting, the oldest for 10 min. None is lost.')).toBeInTheDocument();
    expect(screen.getByText(/5 could not be sent/)).toBeInTheDocument();
    expect(await screen.findByText('No answer, 3 times')).toBeInTheDocument();
    expect(screen.getByText('24 viewers').closest('.badge')).toHaveAttribute('data-tone', 'warn');
  });

  test('is empty without streams, and asks for those with differences alone', async () => {
    const { user } = open(healthy, []);
    await screen.findByText('Nothing is live');
    const asked: (string | null)[] = [];
    server.use(
      http.get('/v1/admin/health/streams', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('show'));
        return page([]);
      }),
    );
    await user.click(screen.getByRole('radio', { name: 'With differences' }));
    await screen.findByText('No differences');
    expect(asked).toContain('differing');
  });

  test('brings more streams page by page', async () => {
    const { user } = open(healthy, []);
    server.use(
      http.get('/v1/admin/health/streams', ({ request }) =>
        new URL(request.url).searchParams.has('cursor')
          ? page([
              {
                ...bowls,
                stream: { ...bowls.stream, id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3E', title: 'Another' },
              },
            ])
          : page([bowls], 'next'),
      ),
    );
    await user.click(await screen.findByRole('button', { name: 'Show more' }));
    await screen.findByRole('row', { name: /Another/ });
  });

  test('tries again when it could not be loaded', async () => {
    const { user } = open(undefined, []);
    const again = await screen.findByRole('button', { name: 'Try again' });
    server.use(http.get('/v1/admin/health', () => HttpResponse.json({ health: healthy })));
    await user.click(again);
    await screen.findByRole('region', { name: 'Parts' });
  });

  test('updates by itself', async () => {
    open(healthy, [bowls]);
    await screen.findByRole('region', { name: 'Parts' });
    server.use(
      http.get('/v1/admin/health', () =>
        HttpResponse.json({ health: { ...healthy, livekit: { status: 'unavailable', nodes: [] } } }),
      ),
    );
    await waitFor(() => expect(screen.getByText('LiveKit does not answer.')).toBeInTheDocument(), {
      timeout: 8_000,
    });
  }, 15_000);
});

describe('what an operator is warned of', () => {
  test.each<[string, Partial<ServerHealth>, string[]]>([
    ['nothing while all is well', {}, []],
    [
      'rooms that nobody checks',
      { streams: { ...healthy.streams, oldest_listing_at: secondsAgo(31) } },
      ['reconciler'],
    ],
    [
      'no rooms are due when none is on air',
      { streams: { ...healthy.streams, oldest_listing_at: null } },
      [],
    ],
    [
      'jobs that wait for more than five minutes',
      { jobs: [{ name: 'a', waiting: 1, retrying: 0, running: 0, failed: 0, oldest_at: secondsAgo(301) }] },
      ['jobs'],
    ],
    [
      'not of jobs that wait for less',
      { jobs: [{ name: 'a', waiting: 1, retrying: 0, running: 0, failed: 0, oldest_at: secondsAgo(299) }] },
      [],
    ],
    [
      'events that are read late',
      { event_readers: [{ name: 'rooms', unread: 4, retrying: 0, oldest_at: secondsAgo(301) }] },
      ['readers'],
    ],
    ['mails that failed', { mails: { retrying: 0, failed: 1 } }, ['mails']],
    [
      'connections that are almost all used',
      { database: { ...healthy.database, connections: { open: 181, limit: 200 } } },
      ['connections'],
    ],
  ])('%s', (_what, change, kinds) => {
    expect(warningsOf({ ...healthy, ...change }).map(({ kind }) => kind)).toEqual(kinds);
  });
});
