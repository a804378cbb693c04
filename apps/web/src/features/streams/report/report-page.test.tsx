import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import { channelRights } from '@footlight/contracts';
import { http, HttpResponse } from 'msw';
import {
  aChannelPage,
  aReport,
  aStream,
  glina,
  problem,
  runsIt,
  signedIn,
} from '../../../../test/answers.ts';
import { openApp } from '../../../../test/render.tsx';
import { server } from '../../../../test/server.ts';
import { setSessionHint } from '../../../lib/session-hint.ts';

const ended = aStream({ state: 'ended', ended_at: '2026-11-23T17:37:00.000Z', can: runsIt });
const address = `/dashboard/streams/${ended.id}/report`;

/** What the API answers about the stream and its report. */
function site(stream: unknown, report: unknown = aReport()) {
  server.use(
    http.get('/v1/streams/:id', () => HttpResponse.json({ stream })),
    http.get('/v1/streams/:id/report', () => HttpResponse.json({ report })),
  );
}

beforeEach(() => {
  setSessionHint(true);
  const you = { role: 'owner' as const, follows: false, can: [...channelRights] };
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/channels/:id', () => HttpResponse.json({ channel: aChannelPage({ you }) })),
  );
});

describe('the report of a stream', () => {
  test('has every figure with what it counts, inside the frame of the dashboard', async () => {
    site(ended);
    openApp(address);
    await screen.findByRole('heading', { name: ended.title });
    const panel = within(await screen.findByRole('region', { name: 'Viewers over time' }));
    for (const [name, value] of [
      ['peak viewers', '97'],
      ['unique viewers', '241'],
      ['average watch time', '38 min'],
      ['returning viewers, 90 days', '58'],
      ['joins', '312'],
      ['refused, stream full', '14'],
      ['joined the queue', '9'],
    ] as const)
      expect(panel.getByText(name).nextElementSibling).toHaveTextContent(new RegExp(`^${value}$`));
    const pages = within(screen.getByRole('navigation', { name: 'This channel' }));
    expect(pages.getByRole('link', { name: 'Dashboard' })).toHaveAttribute(
      'href',
      `/dashboard?channel=${glina.id}`,
    );
    expect(pages.getByRole('link', { current: true })).toHaveTextContent('Dashboard');
    expect(await pages.findByRole('link', { name: 'People' })).toBeInTheDocument();
  });

  test('draws the viewers over time, says them in a sentence, and lists them', async () => {
    site(ended);
    const { user } = openApp(address);
    const drawing = await screen.findByRole('img', { name: /^Viewers from .* to .*: 97 at most, at / });
    expect(drawing).toBeInTheDocument();
    await user.click(screen.getByText('Show as a table'));
    const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1);
    expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual(['12', '60', '97', '80', '31']);
  });

  test('of nobody says so', async () => {
    const viewers = { from: '2026-11-23T17:32:00.000Z', interval_minutes: 1, most: [0] };
    const none = { peak_viewers: 0, unique_viewers: 0, joins: 0, average_minutes: null, viewers };
    site(ended, aReport(none));
    openApp(address);
    await screen.findByText('Nobody watched this stream');
    expect(screen.getByText('average watch time').nextElementSibling).toHaveTextContent('–');
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  test('is downloaded as a file; where that fails, it says so and tries again', async () => {
    site(ended);
    let fails = true;
    server.use(
      http.get('/v1/streams/:id/report.csv', () =>
        fails ? problem('internal_error') : HttpResponse.text('measure,time,value\r\n'),
      ),
    );
    const saved = jest.fn((_file: Blob) => 'blob:report');
    Object.assign(URL, { createObjectURL: saved, revokeObjectURL: jest.fn() });
    const { user } = openApp(address);
    await user.click(await screen.findByRole('button', { name: 'Download CSV' }));
    await screen.findByText('The file could not be downloaded.');
    fails = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByRole('button', { name: 'Download CSV' });
    expect(saved).toHaveBeenCalledTimes(1);
  });

  test('is for the staff of the channel, and only of what was started', async () => {
    site({ ...ended, can: { manage: false, moderate: false } });
    const { unmount } = openApp(address);
    await screen.findByRole('heading', { name: 'This page is for the staff of the channel' });
    unmount();
    site(aStream({ state: 'canceled', started_at: null, can: runsIt }));
    openApp(address);
    await screen.findByText('This stream was not started');
    expect(screen.queryByRole('button', { name: 'Download CSV' })).not.toBeInTheDocument();
  });

  test('that could not be loaded is tried again', async () => {
    site(ended);
    server.use(http.get('/v1/streams/:id/report', () => problem('database_unavailable')));
    const { user } = openApp(address);
    await screen.findByText('The report could not be loaded');
    site(ended);
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('peak viewers');
  });

  test('of what is not there says so', async () => {
    server.use(http.get('/v1/streams/:id', () => problem('not_found')));
    openApp(address);
    await screen.findByRole('heading', { name: 'Stream not found' });
  });
});

describe('the dashboard', () => {
  test('shows how the last stream went, and past streams lead to their reports', async () => {
    site(ended);
    server.use(
      http.get('/v1/me/channels', () =>
        HttpResponse.json({
          data: [{ ...glina, role: 'owner', can: [...channelRights] }],
          next_cursor: null,
        }),
      ),
      http.get('/v1/me/plan', () => problem('internal_error')),
      http.get('/v1/streams', ({ request }) => {
        const state = new URL(request.url).searchParams.get('state');
        return HttpResponse.json({ data: state === 'ended' ? [ended] : [], next_cursor: null });
      }),
    );
    openApp('/dashboard');
    const last = within(await screen.findByRole('region', { name: 'Your last stream' }));
    expect(last.getByText('unique viewers').nextElementSibling).toHaveTextContent('241');
    expect(last.getByRole('link', { name: 'Full report' })).toHaveAttribute('href', address);
    const past = within(screen.getByRole('region', { name: 'Past streams' }));
    expect(past.getByRole('link', { name: ended.title })).toHaveAttribute('href', address);
    expect(screen.getByRole('navigation', { name: 'This channel' })).toBeInTheDocument();
  });
});
