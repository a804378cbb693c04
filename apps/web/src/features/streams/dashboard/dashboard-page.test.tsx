import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import {
  aPlan,
  aStream,
  glina,
  ownGlina,
  problem,
  runsIt,
  signedIn,
  silence,
} from '../../../../test/answers.ts';
import { openApp } from '../../../../test/render.tsx';
import { server } from '../../../../test/server.ts';
import { setSessionHint } from '../../../lib/session-hint.ts';

const ended = aStream({
  id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3E',
  title: 'Czajnik z trzech części',
  state: 'ended',
  visibility: 'unlisted',
  ended_at: '2026-11-23T19:30:00.000Z',
});

/** What the API answers about the channel's streams, by state. */
function streams(answers: { live?: unknown[]; scheduled?: unknown[]; ended?: unknown[] }) {
  server.use(
    http.get('/v1/streams', ({ request }) => {
      const query = new URL(request.url).searchParams;
      expect(query.get('channel_id')).toBe(glina.id);
      return HttpResponse.json({
        data: answers[query.get('state') as 'live' | 'scheduled' | 'ended'] ?? [],
        next_cursor: null,
      });
    }),
  );
}

beforeEach(() => {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/channels', () => HttpResponse.json({ data: [ownGlina], next_cursor: null })),
    http.get('/v1/me/plan', () => HttpResponse.json(aPlan())),
    http.get('/v1/streams/:id/report', silence),
  );
});

describe('the dashboard', () => {
  test('greets, names the channel, and lists what has ended with its length', async () => {
    streams({ ended: [ended] });
    openApp('/dashboard');
    await screen.findByRole('heading', { name: /Good (morning|afternoon|evening), .*Łucja Wiśniewska/ });
    expect(screen.getByText('Glina i Sól')).toBeInTheDocument();
    const row = (await screen.findByText('Czajnik z trzech części')).closest('tr');
    if (!row) throw new Error('The stream stands in a table');
    expect(row).toHaveTextContent('Anyone with the link');
    expect(row).toHaveTextContent('1 h 58 min');
  });

  test('of a channel for which the plan has no room says so, and makes it active in place of another', async () => {
    const other = { ...ownGlina, id: 'chn_01JD9M4T5V6W7X8Y9Z0A1B2C3F', handle: 'other', name: 'Other' };
    let data = [{ ...ownGlina, active: false }, other];
    const { id } = ownGlina;
    streams({});
    server.use(
      http.get('/v1/me/channels', () => HttpResponse.json({ data, next_cursor: null })),
      http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ channels: 1 }))),
      http.put('/v1/me/plan/channels', async ({ request }) => {
        expect(await request.json()).toEqual({ channel_ids: [id] });
        data = [ownGlina, { ...other, active: false }];
        return HttpResponse.json({ data, next_cursor: null });
      }),
    );
    const { user } = openApp('/dashboard');
    await screen.findByText('This channel is not active.');
    expect(await screen.findByText(/this is no longer active: Other\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Go live' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Make it active' }));
    await screen.findByRole('button', { name: 'Go live' });
    expect(screen.queryByText('This channel is not active.')).not.toBeInTheDocument();
  });

  test('what has ended is duplicated as what comes is, and the new one is listed', async () => {
    const again = aStream({
      title: 'Czajnik drugi',
      state: 'scheduled',
      started_at: null,
      scheduled_for: '2027-05-01T18:00:00.000Z',
      can: runsIt,
    });
    streams({ ended: [{ ...ended, can: runsIt }] });
    const asked: unknown[] = [];
    server.use(
      http.post('/v1/streams/:id/duplicate', async ({ request, params }) => {
        asked.push(params['id'], await request.json());
        streams({ ended: [{ ...ended, can: runsIt }], scheduled: [again] });
        return HttpResponse.json({ stream: again }, { status: 201 });
      }),
    );
    const { user, path } = openApp('/dashboard');
    const opener = await screen.findByRole('button', { name: /^Duplicate .*Czajnik z trzech części/ });
    await user.click(opener);
    const dialog = within(await screen.findByRole('dialog', { name: 'Duplicate the stream' }));
    fireEvent.change(dialog.getByLabelText('Date'), { target: { value: '2027-05-01' } });
    fireEvent.change(dialog.getByLabelText('Time'), { target: { value: '18:00' } });
    await user.click(dialog.getByRole('button', { name: 'Schedule' }));
    await screen.findByText('Czajnik drugi');
    expect(asked).toEqual([ended.id, { scheduled_for: '2027-05-01T18:00', time_zone: 'UTC' }]);
    expect(opener).toHaveFocus();
    expect(path()).toBe('/dashboard');
  });

  test('a stream that runs: back to the studio, its watch link, and no second stream', async () => {
    const running = aStream({ can: runsIt });
    streams({ live: [running] });
    openApp('/dashboard');
    expect(await screen.findByRole('link', { name: 'Back to the studio' })).toHaveAttribute(
      'href',
      `/studio/${running.id}`,
    );
    const card = screen.getByRole('region', { name: 'Live now' });
    expect(card).toHaveTextContent('86 watching, up to 100');
    expect(within(card).getByLabelText('Watch link')).toHaveValue(running.watch_url);
    expect(screen.queryByRole('button', { name: 'Go live' })).not.toBeInTheDocument();
  });

  test('a stream that is full: how many wait, and why nobody new gets in', async () => {
    streams({ live: [aStream({ can: runsIt, viewers: 100, queue_length: 1 })] });
    openApp('/dashboard');
    const card = await screen.findByRole('region', { name: 'Live now' });
    expect(card).toHaveTextContent('1 waiting');
    expect(within(card).getByRole('status')).toHaveTextContent(
      'Your stream is full. The plan of this channel has 100 viewers. New viewers wait until somebody leaves.',
    );
  });

  test('copies the watch link', async () => {
    streams({ live: [aStream()] });
    const { user } = openApp('/dashboard');
    const written = jest.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    await screen.findByRole('button', { name: 'Copied' });
    expect(written).toHaveBeenCalledWith(aStream().watch_url);
  });

  test('where copying is refused it says how to go on', async () => {
    streams({ live: [aStream()] });
    const { user } = openApp('/dashboard');
    jest.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
    await user.click(await screen.findByRole('button', { name: 'Copy' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Watch link')).toHaveAccessibleDescription(
        /Select the link and copy it by hand/,
      ),
    );
  });

  test('going live asks for a title, makes the stream and opens the studio', async () => {
    streams({});
    server.use(
      http.post('/v1/channels/:id/streams', async ({ request, params }) => {
        expect(params['id']).toBe(glina.id);
        expect(await request.json()).toEqual({ title: 'Duża misa', visibility: 'unlisted' });
        return HttpResponse.json(
          { stream: aStream({ state: 'scheduled', started_at: null }) },
          { status: 201 },
        );
      }),
      // What the studio does with it is the studio's own affair.
      http.get('/v1/streams/:id', silence),
    );
    const { user, path } = openApp('/dashboard');
    await user.click(await screen.findByRole('button', { name: 'Go live' }));
    const dialog = await screen.findByRole('dialog', { name: 'Go live' });

    await user.click(within(dialog).getByRole('button', { name: 'Open the studio' }));
    const title = within(dialog).getByRole('textbox', { name: /^Title/ });
    await waitFor(() => expect(title).toHaveAccessibleDescription(/Give the stream a title\./));
    expect(title).toHaveFocus();

    await user.type(title, ' Duża misa ');
    await user.click(within(dialog).getByRole('radio', { name: 'Anyone with the link' }));
    await user.click(within(dialog).getByRole('button', { name: 'Open the studio' }));
    await waitFor(() => expect(path()).toBe(`/studio/${aStream().id}`));
  });

  test('a stream that could not be made: why, and what was typed stays', async () => {
    streams({});
    server.use(http.post('/v1/channels/:id/streams', () => problem('internal_error')));
    const { user } = openApp('/dashboard');
    await user.click(await screen.findByRole('button', { name: 'Go live' }));
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'Duża misa');
    await user.click(screen.getByRole('button', { name: 'Open the studio' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Something failed on the server.');
    expect(screen.getByRole('textbox', { name: /^Title/ })).toHaveValue('Duża misa');
  });

  test('without past streams it says so', async () => {
    streams({});
    openApp('/dashboard');
    await screen.findByText('No past streams');
  });

  test('each part that fails says so in its own place', async () => {
    server.use(http.get('/v1/streams', () => problem('database_unavailable')));
    openApp('/dashboard');
    await screen.findByText('The list could not be loaded');
    await screen.findByText('The upcoming streams could not be loaded');
    await screen.findByText('Could not check whether you are live.');
    expect(screen.getByRole('heading', { name: /Łucja Wiśniewska/ })).toBeInTheDocument();
  });

  test('without a channel it says what is missing', async () => {
    server.use(http.get('/v1/me/channels', () => HttpResponse.json({ data: [], next_cursor: null })));
    openApp('/dashboard');
    await screen.findByRole('heading', { name: 'You have no channel yet' });
  });

  test('when nobody answers who asks, it offers to try again', async () => {
    server.use(
      http.post('/v1/auth/refresh', () => HttpResponse.error()),
      http.get('/health/live', () => HttpResponse.error()),
    );
    const { path } = openApp('/dashboard');
    await screen.findByRole('heading', { name: 'Your dashboard could not be loaded' });
    expect(path()).toBe('/dashboard');
  });

  test('a session that has ended: sign-in says so', async () => {
    server.use(http.post('/v1/auth/refresh', () => problem('session_ended')));
    openApp('/dashboard');
    await screen.findByText('You were signed out. Sign in to continue where you were.');
  });
});
