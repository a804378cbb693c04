import { beforeEach, describe, expect, test } from '@jest/globals';
import type { OwnChannel, Stream } from '@footlight/contracts';
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
  timeRepeated,
} from '../../../../test/answers.ts';
import { openApp } from '../../../../test/render.tsx';
import { server } from '../../../../test/server.ts';
import { setSessionHint } from '../../../lib/session-hint.ts';

const in24Minutes = () => new Date(Date.now() + 24.5 * 60_000).toISOString();
const planned = aStream({
  state: 'scheduled',
  started_at: null,
  visibility: 'members_only',
  scheduled_for: in24Minutes(),
  time_zone: 'UTC',
  can: runsIt,
});
const missed = aStream({
  id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3E',
  title: 'Szkliwo popiołowe',
  state: 'scheduled',
  started_at: null,
  scheduled_for: '2026-01-01T18:00:00.000Z',
  missed_at: '2026-01-02T18:00:00.000Z',
  time_zone: 'UTC',
  can: runsIt,
});

let upcoming: Stream[];
let channels: OwnChannel[];
let asked: { call: string; body?: unknown }[];

beforeEach(() => {
  setSessionHint(true);
  upcoming = [planned, missed];
  channels = [ownGlina];
  asked = [];
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/channels', () => HttpResponse.json({ data: channels, next_cursor: null })),
    http.get('/v1/me/plan', () => HttpResponse.json(aPlan())),
    http.get('/v1/streams', ({ request }) => {
      const query = new URL(request.url).searchParams;
      const isUpcoming = query.get('state') === 'scheduled' && query.get('channel_id') === glina.id;
      return HttpResponse.json({ data: isUpcoming ? upcoming : [], next_cursor: null });
    }),
  );
});

async function rowOf(title: string) {
  const row = (await screen.findByText(title)).closest('tr');
  if (!row) throw new Error('The stream stands in a table');
  return row;
}

async function openMenu(title: string, item: string) {
  const app = openApp('/dashboard');
  await rowOf(title);
  await app.user.click(screen.getByRole('button', { name: new RegExp(`Actions for .*${title}`) }));
  await app.user.click(await screen.findByRole('menuitem', { name: item }));
  return app;
}

describe('upcoming streams', () => {
  test('each with its time, how long until then, who can watch, and the way to go live', async () => {
    openApp('/dashboard');
    const row = await rowOf(planned.title);
    expect(row).toHaveTextContent('Members');
    expect(row).toHaveTextContent('in 24 min');
    expect(within(row).getByRole('link', { name: 'Open the studio' })).toHaveAttribute(
      'href',
      `/studio/${planned.id}`,
    );
    expect(screen.getByRole('link', { name: 'Schedule a stream' })).toHaveAttribute(
      'href',
      `/dashboard/channels/${glina.id}/schedule`,
    );
  });

  test('one that nobody started says so and can be moved', async () => {
    server.use(
      http.patch('/v1/streams/:id', async ({ request, params }) => {
        asked.push({ call: `move ${String(params['id'])}`, body: await request.json() });
        upcoming = [planned];
        return HttpResponse.json({ stream: { ...missed, missed_at: null } });
      }),
    );
    const { user } = openApp('/dashboard');
    const row = await rowOf(missed.title);
    expect(row).toHaveTextContent('Missed: nobody started it');
    await user.click(within(row).getByRole('button', { name: 'Reschedule' }));
    const dialog = await screen.findByRole('dialog', { name: 'Reschedule the stream' });
    expect(within(dialog).getByLabelText('Time')).toHaveValue('18:00');
    fireEvent.change(within(dialog).getByLabelText('Date'), { target: { value: '2027-05-01' } });
    await user.click(within(dialog).getByRole('button', { name: 'Reschedule' }));
    await waitFor(() => expect(screen.queryByText(missed.title)).not.toBeInTheDocument());
    expect(asked).toEqual([
      { call: `move ${missed.id}`, body: { scheduled_for: '2027-05-01T18:00', time_zone: 'UTC' } },
    ]);
  });

  test('a refused time is said in the dialog, at the time', async () => {
    server.use(http.patch('/v1/streams/:id', () => problem('time_skipped')));
    const { user } = await openMenu(planned.title, 'Reschedule');
    const dialog = await screen.findByRole('dialog', { name: 'Reschedule the stream' });
    await user.click(within(dialog).getByRole('button', { name: 'Reschedule' }));
    await waitFor(() =>
      expect(within(dialog).getByLabelText('Time')).toHaveAccessibleDescription(/does not exist on that day/),
    );
  });

  test('a time that comes twice is offered as both moments', async () => {
    upcoming = [{ ...planned, time_zone: 'Europe/Warsaw' }];
    server.use(
      http.patch('/v1/streams/:id', async ({ request }) => {
        asked.push({ call: 'move', body: await request.json() });
        return asked.length === 1 ? timeRepeated() : HttpResponse.json({ stream: planned });
      }),
    );
    const { user } = await openMenu(planned.title, 'Reschedule');
    const dialog = await screen.findByRole('dialog', { name: 'Reschedule the stream' });
    fireEvent.change(within(dialog).getByLabelText('Date'), { target: { value: '2027-10-31' } });
    fireEvent.change(within(dialog).getByLabelText('Time'), { target: { value: '02:30' } });
    await user.click(within(dialog).getByRole('button', { name: 'Reschedule' }));
    await user.click(await within(dialog).findByRole('radio', { name: /^The second one/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Reschedule' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(asked[1]?.body).toEqual({ scheduled_for: '2027-10-31T01:30:00.000Z', time_zone: 'Europe/Warsaw' });
  });

  test('is duplicated for another day at the same hour', async () => {
    server.use(
      http.post('/v1/streams/:id/duplicate', async ({ request }) => {
        asked.push({ call: 'duplicate', body: await request.json() });
        return HttpResponse.json({ stream: planned }, { status: 201 });
      }),
    );
    const { user } = await openMenu(missed.title, 'Duplicate');
    const dialog = await screen.findByRole('dialog', { name: 'Duplicate the stream' });
    expect(within(dialog).getByLabelText('Date')).toHaveValue('');
    await user.click(within(dialog).getByRole('button', { name: 'Schedule' }));
    await waitFor(() =>
      expect(within(dialog).getByLabelText('Date')).toHaveAccessibleDescription('Choose a date.'),
    );
    fireEvent.change(within(dialog).getByLabelText('Date'), { target: { value: '2027-05-01' } });
    await user.click(within(dialog).getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(asked).toEqual([
      { call: 'duplicate', body: { scheduled_for: '2027-05-01T18:00', time_zone: 'UTC' } },
    ]);
  });

  test('is canceled by a question that starts on the harmless answer', async () => {
    server.use(
      http.post('/v1/streams/:id/cancel', () => {
        asked.push({ call: 'cancel' });
        if (asked.length === 1) return problem('database_unavailable');
        upcoming = [missed];
        return HttpResponse.json({ stream: { ...planned, state: 'canceled' } });
      }),
    );
    const { user } = await openMenu(planned.title, 'Cancel stream');
    const dialog = await screen.findByRole('alertdialog', { name: 'Cancel this stream?' });
    expect(within(dialog).getByRole('button', { name: 'Keep it' })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel stream' }));
    await within(dialog).findByText('The stream was not canceled.');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel stream' }));
    await waitFor(() => expect(screen.queryByText(planned.title)).not.toBeInTheDocument());
  });

  test('is deleted by a question of its own, and the focus comes back', async () => {
    server.use(
      http.delete('/v1/streams/:id', () => {
        upcoming = [planned];
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = await openMenu(missed.title, 'Delete');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete this stream?' });
    expect(within(dialog).getByRole('button', { name: 'Keep it' })).toHaveFocus();
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: new RegExp(`Actions for .*${missed.title}`) })).toHaveFocus(),
    );
    expect(screen.getByText(missed.title)).toBeInTheDocument();
  });

  test('one that is still to come can be canceled in place of deleting it, which tells nobody', async () => {
    upcoming = [{ ...planned, visibility: 'public' }];
    server.use(
      http.post('/v1/streams/:id/cancel', ({ params }) => {
        asked.push({ call: `cancel ${String(params['id'])}` });
        if (asked.length === 1) return problem('database_unavailable');
        upcoming = [];
        return HttpResponse.json({ stream: { ...planned, state: 'canceled' } });
      }),
    );
    const { user } = await openMenu(planned.title, 'Delete');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete this stream?' });
    expect(dialog).toHaveTextContent(
      'Nobody is notified when it is deleted. If you cancel it instead, followers and members are notified',
    );
    expect(within(dialog).getByRole('button', { name: 'Keep it' })).toHaveFocus();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel stream' }));
    await within(dialog).findByText('The stream was not canceled.');
    await user.click(within(dialog).getByRole('button', { name: 'Cancel stream' }));
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    await screen.findByText('No upcoming streams');
    expect(asked.map(({ call }) => call)).toEqual([`cancel ${planned.id}`, `cancel ${planned.id}`]);
  });

  test('of an unlisted one nobody but who has its link reads that it was canceled', async () => {
    upcoming = [{ ...planned, visibility: 'unlisted' }];
    await openMenu(planned.title, 'Delete');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete this stream?' });
    expect(dialog).toHaveTextContent('anyone with the link sees that it was canceled');
    expect(dialog).not.toHaveTextContent('followers');
  });

  test('one whose time is over is only deleted', async () => {
    await openMenu(missed.title, 'Delete');
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete this stream?' });
    expect(within(dialog).queryByRole('button', { name: 'Cancel stream' })).not.toBeInTheDocument();
    expect(dialog).not.toHaveTextContent('Nobody is told');
  });

  test('of a kind that the owner’s plan does not give any more, a duplicate is not asked for', async () => {
    server.use(http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ private: false }))));
    await openMenu(planned.title, 'Duplicate');
    const dialog = await screen.findByRole('dialog', { name: 'Duplicate the stream' });
    expect(dialog).toHaveTextContent('Your plan does not include members-only or private streams');
    expect(await within(dialog).findByText(/It is part of Creator\./)).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/plans');
    expect(within(dialog).queryByRole('button', { name: 'Schedule' })).not.toBeInTheDocument();
  });

  test('nothing planned says so', async () => {
    upcoming = [];
    openApp('/dashboard');
    await screen.findByText('No upcoming streams');
  });
});

describe('whose dashboard it is', () => {
  test('of several channels one is chosen, and the address keeps it', async () => {
    const second = {
      ...ownGlina,
      id: 'chn_01JD9M4T5V6W7X8Y9Z0A1B2C3E',
      handle: 'patchbay',
      name: 'Patchbay',
      role: 'producer',
      can: ['run_streams'],
    } as const satisfies OwnChannel;
    channels = [ownGlina, { ...second, can: [...second.can] }];
    const { user, path } = openApp('/dashboard');
    expect(await screen.findByRole('link', { name: 'People' })).toHaveAttribute(
      'href',
      `/dashboard/channels/${glina.id}/people`,
    );
    await user.selectOptions(screen.getByLabelText('Your channel:'), 'Patchbay');
    await waitFor(() => expect(path()).toBe(`/dashboard?channel=${second.id}`));
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/patchbay');
    expect(screen.queryByRole('link', { name: 'People' })).not.toBeInTheDocument();
    await screen.findByText('No upcoming streams');
  });

  test('a moderator reads who makes the streams, and where the channel is', async () => {
    channels = [{ ...ownGlina, role: 'moderator', can: ['moderate'] }];
    server.use(http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ host: false, channels: 0 }))));
    openApp('/dashboard');
    await screen.findByRole('heading', { name: 'You don’t run a channel' });
    expect(screen.getByText(/You moderate the chats of/)).toBeInTheDocument();
    expect(await screen.findByText(/It is part of Creator\./)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Glina i Sól' })).toHaveAttribute('href', '/c/glina-i-sol');
  });

  test('without a channel, where the plan gives one, it is one press away', async () => {
    channels = [];
    server.use(
      http.get('/v1/me/plan', () =>
        HttpResponse.json({ ...aPlan(), use: { channels: 0, staff: 0, viewers: 0 } }),
      ),
    );
    openApp('/dashboard');
    expect(await screen.findByRole('link', { name: 'Create a channel' })).toHaveAttribute(
      'href',
      '/dashboard/channels/new',
    );
  });

  test('a producer hosts by the owner’s plan, whatever the own one gives', async () => {
    channels = [{ ...ownGlina, role: 'producer', can: ['run_streams'] }];
    server.use(http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ host: false, private: false }))));
    const { user } = openApp('/dashboard');
    await user.click(await screen.findByRole('button', { name: 'Go live' }));
    expect(await screen.findByRole('radio', { name: 'Members' })).toBeEnabled();
    expect(screen.queryByText('Your plan does not include hosting.')).not.toBeInTheDocument();
  });

  test('an owner whose plan does not host any more keeps the lists, and reads why there is no more', async () => {
    server.use(http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ host: false }))));
    openApp('/dashboard');
    await screen.findByText('Your plan does not include hosting.');
    expect(screen.queryByRole('button', { name: 'Go live' })).not.toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Schedule a stream' })).not.toBeInTheDocument();
    await rowOf(planned.title);
  });
});
