import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ErrorCode, Stream } from '@footlight/contracts';
import { channelRights } from '@footlight/contracts';
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

const planned = aStream({
  state: 'scheduled',
  started_at: null,
  scheduled_for: '2027-03-28T17:30:00.000Z',
  time_zone: 'Europe/Warsaw',
  tags: ['pottery'],
  can: runsIt,
});

/** What was sent, in order. */
let sent: { path: string; body: unknown }[];
let site: { create: Stream | ErrorCode; update: Stream | ErrorCode; cover: 'ok' | ErrorCode };

beforeEach(() => {
  setSessionHint(true);
  sent = [];
  site = { create: planned, update: planned, cover: 'ok' };
  const you = { role: 'owner', follows: false, can: [...channelRights] };
  const note = async (request: Request) =>
    sent.push({ path: new URL(request.url).pathname, body: await request.json() });
  const answer = (outcome: Stream | ErrorCode, status = 200) =>
    typeof outcome === 'string' ? problem(outcome) : HttpResponse.json({ stream: outcome }, { status });
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/channels', () => HttpResponse.json({ data: [ownGlina], next_cursor: null })),
    http.get('/v1/me/plan', () => HttpResponse.json(aPlan())),
    http.get('/v1/channels/:id', () =>
      HttpResponse.json({ channel: { ...glina, description: '', banner_url: null, links: [], you } }),
    ),
    http.get('/v1/streams', () => HttpResponse.json({ data: [], next_cursor: null })),
    http.get('/v1/streams/:id', () => HttpResponse.json({ stream: planned })),
    http.post('/v1/channels/:id/streams', async ({ request }) => {
      await note(request);
      return answer(site.create, 201);
    }),
    http.patch('/v1/streams/:id', async ({ request }) => {
      await note(request);
      return answer(site.update);
    }),
    http.put('/v1/streams/:id/cover', ({ request }) => {
      sent.push({ path: new URL(request.url).pathname, body: request.headers.get('content-type') });
      return site.cover === 'ok'
        ? HttpResponse.json({ stream: { ...(site.create as Stream), cover_url: '/v1/images/img_1' } })
        : problem(site.cover);
    }),
  );
});

async function openForm() {
  const app = openApp(`/dashboard/channels/${glina.id}/schedule`);
  await screen.findByRole('heading', { name: 'Schedule a stream' });
  return app;
}

function fill(title: string, date: string, time: string) {
  fireEvent.change(screen.getByLabelText(/^Title/), { target: { value: title } });
  fireEvent.change(screen.getByLabelText('Date'), { target: { value: date } });
  fireEvent.change(screen.getByLabelText('Time'), { target: { value: time } });
}

describe('scheduling a stream', () => {
  test('sends the local time with its zone, and comes back to the dashboard', async () => {
    const { user, path } = await openForm();
    fill('Duża misa', '2027-03-28', '19:30');
    await user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Warsaw');
    await user.click(screen.getByRole('radio', { name: 'Members' }));
    await user.type(screen.getByLabelText(/^Description/), '**Four** kilos');
    await user.selectOptions(screen.getByLabelText('Category'), 'craft');
    await user.type(screen.getByLabelText('Tags'), 'Pottery, #glaze, ');
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(path()).toBe(`/dashboard?channel=${glina.id}`));
    expect(sent).toEqual([
      {
        path: `/v1/channels/${glina.id}/streams`,
        body: {
          title: 'Duża misa',
          visibility: 'members_only',
          description: '**Four** kilos',
          category: 'craft',
          tags: ['pottery', 'glaze'],
          scheduled_for: '2027-03-28T19:30',
          time_zone: 'Europe/Warsaw',
          start_on_encoder: false,
        },
      },
    ]);
  });

  test('starts in the zone of the account', async () => {
    await openForm();
    expect(screen.getByLabelText('Time zone')).toHaveValue('UTC');
  });

  test('says at each field what is missing, and goes to the first', async () => {
    const { user } = await openForm();
    await user.type(screen.getByLabelText('Tags'), 'two words');
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    const title = screen.getByLabelText(/^Title/);
    await waitFor(() => expect(title).toHaveAccessibleDescription('Give the stream a title.'));
    expect(title).toHaveFocus();
    expect(screen.getByLabelText('Date')).toHaveAccessibleDescription('Choose a date.');
    expect(screen.getByLabelText('Tags')).toHaveAccessibleDescription(
      /Use letters, digits and hyphens in a tag/,
    );
    expect(sent).toEqual([]);
    fill('Duża misa', '2027-03-28', '');
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(screen.getByLabelText('Time')).toHaveAccessibleDescription('Choose a time.'));
  });

  test.each([
    ['date_in_past', /^This time is in the past\./],
    ['time_skipped', /^This time does not exist on that day/],
    ['time_repeated', /^This time occurs twice on that day/],
  ] as const)('%s is said at the time, and what was typed stays', async (code, words) => {
    site.create = code;
    const { user } = await openForm();
    fill('Duża misa', '2027-03-28', '02:30');
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    const time = screen.getByLabelText('Time');
    await waitFor(() => expect(time).toHaveAccessibleDescription(words));
    expect(time).toHaveFocus();
    expect(screen.getByLabelText(/^Title/)).toHaveValue('Duża misa');
    expect(screen.queryByText('The stream was not scheduled.')).not.toBeInTheDocument();
  });

  describe('at a time that comes twice', () => {
    beforeEach(() => {
      server.use(
        http.post('/v1/channels/:id/streams', async ({ request }) => {
          const body = (await request.json()) as { scheduled_for: string };
          sent.push({ path: new URL(request.url).pathname, body: body.scheduled_for });
          return body.scheduled_for.endsWith('Z')
            ? HttpResponse.json({ stream: planned }, { status: 201 })
            : timeRepeated();
        }),
      );
    });

    async function openRefused() {
      const app = await openForm();
      fill('Duża misa', '2027-10-31', '02:30');
      await app.user.selectOptions(screen.getByLabelText('Time zone'), 'Europe/Warsaw');
      await app.user.click(screen.getByRole('button', { name: 'Schedule' }));
      return { ...app, which: await screen.findByRole('group', { name: 'Which 02:30' }) };
    }

    test('one chooses which of both is meant, and that moment is sent', async () => {
      const { user, path, which } = await openRefused();
      const time = screen.getByLabelText('Time');
      await waitFor(() => expect(time).toHaveAccessibleDescription(/Choose which one you mean\.$/));
      expect(time).toHaveFocus();
      const [first, second] = within(which).getAllByRole('radio');
      expect(first).toHaveAccessibleName('The first one, before the clocks go back (UTC+02:00)');
      expect(second).toHaveAccessibleName('The second one, after the clocks go back (UTC+01:00)');
      expect(within(which).queryByRole('radio', { checked: true })).not.toBeInTheDocument();
      await user.click(second as HTMLElement);
      expect(time).toBeValid();
      await user.click(screen.getByRole('button', { name: 'Schedule' }));
      await waitFor(() => expect(path()).toBe(`/dashboard?channel=${glina.id}`));
      expect(sent.map(({ body }) => body)).toEqual(['2027-10-31T02:30', '2027-10-31T01:30:00.000Z']);
    });

    test('another time leaves the choice behind', async () => {
      const { user, path, which } = await openRefused();
      await user.click(within(which).getByRole('radio', { name: /^The first one/ }));
      fireEvent.change(screen.getByLabelText('Date'), { target: { value: '2027-11-01' } });
      await waitFor(() => expect(which).not.toBeInTheDocument());
      server.use(
        http.post('/v1/channels/:id/streams', async ({ request }) => {
          sent.push({ path: '', body: ((await request.json()) as { scheduled_for: string }).scheduled_for });
          return HttpResponse.json({ stream: planned }, { status: 201 });
        }),
      );
      await user.click(screen.getByRole('button', { name: 'Schedule' }));
      await waitFor(() => expect(path()).toBe(`/dashboard?channel=${glina.id}`));
      expect(sent.at(-1)?.body).toBe('2027-11-01T02:30');
    });
  });

  test('a plan that does not give it says so in words above the form', async () => {
    site.create = 'plan_required';
    const { user } = await openForm();
    fill('Duża misa', '2027-03-28', '19:30');
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The stream was not scheduled. The plan does not include this.');
    expect(within(alert).getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/plans');
  });

  test('what the own plan does not give cannot be chosen, and says why', async () => {
    server.use(http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ private: false }))));
    await openForm();
    const members = screen.getByRole('radio', { name: 'Members' });
    await waitFor(() => expect(members).toBeDisabled());
    expect(members).toHaveAccessibleDescription('Not in your plan.');
    expect(screen.getByRole('radio', { name: 'Invited people' })).toBeDisabled();
    expect(screen.getByRole('radio', { name: 'Everyone' })).toBeEnabled();
  });

  test('an owner whose plan does not host reads so, and is not let send it', async () => {
    server.use(http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ host: false }))));
    await openForm();
    await screen.findByText('Your plan does not include hosting.');
    expect(await screen.findByText(/It is part of Creator\./)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/plans');
    expect(screen.queryByRole('button', { name: 'Schedule' })).not.toBeInTheDocument();
  });

  test('a producer is not asked for a plan: the server has the word', async () => {
    const you = { role: 'producer', follows: false, can: ['run_streams'] };
    server.use(
      http.get('/v1/channels/:id', () =>
        HttpResponse.json({ channel: { ...glina, description: '', banner_url: null, links: [], you } }),
      ),
      http.get('/v1/me/plan', () => HttpResponse.json(aPlan({ host: false, private: false }))),
    );
    site.create = 'plan_required';
    const { user } = await openForm();
    fill('Duża misa', '2027-03-28', '19:30');
    await user.click(screen.getByRole('radio', { name: 'Members' }));
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    await screen.findByText('The stream was not scheduled.');
  });

  test('sends the cover after the stream; a private one goes on to its people', async () => {
    site.create = { ...planned, visibility: 'private' };
    server.use(
      http.get('/v1/streams/:id', () => HttpResponse.json({ stream: site.create })),
      http.get('/v1/streams/:id/invitees', () => HttpResponse.json({ data: [], next_cursor: null })),
    );
    const { user, path } = await openForm();
    fill('Duża misa', '2027-03-28', '19:30');
    await user.click(screen.getByRole('radio', { name: 'Invited people' }));
    URL.createObjectURL = () => 'blob:cover';
    URL.revokeObjectURL = () => undefined;
    await user.upload(
      screen.getByLabelText('Cover', { selector: 'input' }),
      new File(['x'], 'cover.png', { type: 'image/png' }),
    );
    await user.click(screen.getByRole('button', { name: 'Schedule' }));
    await waitFor(() => expect(path()).toBe(`/dashboard/streams/${planned.id}/edit`));
    expect(await screen.findByText('Now choose who is invited.')).toBeVisible();
    expect(sent.map(({ path: at }) => at)).toEqual([
      `/v1/channels/${glina.id}/streams`,
      `/v1/streams/${planned.id}/cover`,
    ]);
  });

  test('asks before what was typed is lost', async () => {
    const { user, path } = await openForm();
    fill('Duża misa', '', '');
    await user.click(screen.getAllByRole('link', { name: 'Dashboard' })[0] as HTMLElement);
    const dialog = await screen.findByRole('alertdialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(path()).toBe(`/dashboard/channels/${glina.id}/schedule`);
  });

  test('somebody who runs no streams there reads who does', async () => {
    const you = { role: 'viewer', follows: true, can: ['watch_members_only'] };
    server.use(
      http.get('/v1/channels/:id', () =>
        HttpResponse.json({ channel: { ...glina, description: '', banner_url: null, links: [], you } }),
      ),
    );
    openApp(`/dashboard/channels/${glina.id}/schedule`);
    await screen.findByRole('heading', { name: 'You can’t manage streams here' });
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/glina-i-sol');
  });
});

describe('editing a stream', () => {
  async function openEdit() {
    const app = openApp(`/dashboard/streams/${planned.id}/edit`);
    await screen.findByRole('heading', { name: 'Edit the stream' });
    return app;
  }

  test('shows the time on the clocks on which it was named, and sends only what changed', async () => {
    const { user } = await openEdit();
    expect(screen.getByLabelText('Date')).toHaveValue('2027-03-28');
    expect(screen.getByLabelText('Time')).toHaveValue('19:30');
    fireEvent.change(screen.getByLabelText(/^Title/), { target: { value: 'Mała misa' } });
    site.update = { ...planned, title: 'Mała misa' };
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(sent).toEqual([{ path: `/v1/streams/${planned.id}`, body: { title: 'Mała misa' } }]);
  });

  test('a time that is over is said at the time', async () => {
    site.update = 'date_in_past';
    const { user } = await openEdit();
    fireEvent.change(screen.getByLabelText('Time'), { target: { value: '20:00' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Time')).toHaveAccessibleDescription(/^This time is in the past\./),
    );
    expect(sent[0]?.body).toEqual({ scheduled_for: '2027-03-28T20:00', time_zone: 'Europe/Warsaw' });
  });

  test('moved to a time that comes twice, the moment that was chosen is sent', async () => {
    server.use(
      http.patch('/v1/streams/:id', async ({ request }) => {
        sent.push({ path: 'move', body: await request.json() });
        return sent.length === 1 ? timeRepeated() : HttpResponse.json({ stream: planned });
      }),
    );
    const { user } = await openEdit();
    fireEvent.change(screen.getByLabelText('Date'), { target: { value: '2027-10-31' } });
    fireEvent.change(screen.getByLabelText('Time'), { target: { value: '02:30' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('radio', { name: /^The first one/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Saved.');
    expect(sent[1]?.body).toEqual({ scheduled_for: '2027-10-31T00:30:00.000Z', time_zone: 'Europe/Warsaw' });
    expect(screen.queryByRole('radio', { name: /^The first one/ })).not.toBeInTheDocument();
  });

  test('a private stream lists its people, who are named by e-mail or handle and taken out again', async () => {
    const asked: unknown[] = [];
    let people = [
      {
        id: 'ivt_01JD9M4T5V6W7X8Y9Z0A1B2C3A',
        user: { id: 'usr_01JD9M4T5V6W7X8Y9Z0A1B2C3A', handle: 'ana', display_name: 'Ana' },
        email: null as string | null,
      },
    ];
    server.use(
      http.get('/v1/streams/:id', () => HttpResponse.json({ stream: { ...planned, visibility: 'private' } })),
      http.get('/v1/streams/:id/invitees', () => HttpResponse.json({ data: people, next_cursor: null })),
      http.post('/v1/streams/:id/invitees', async ({ request }) => {
        const body = (await request.json()) as { email?: string; user?: string };
        asked.push(body);
        if (body.user === 'nobody') return problem('not_found');
        const invitee = { id: `ivt_${asked.length}`, user: null as never, email: body.email ?? null };
        people = [...people, invitee];
        return HttpResponse.json({ invitee });
      }),
      http.delete('/v1/streams/:id/invitees/:invitee', ({ params }) => {
        people = people.filter(({ id }) => id !== params['invitee']);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const { user } = await openEdit();
    const panel = await screen.findByRole('region', { name: 'Invited people' });
    await within(panel).findByText('@ana');
    const field = within(panel).getByLabelText('E-mail or handle');
    await user.type(field, 'bo{Enter}');
    expect(field).toHaveAccessibleDescription('Enter an e-mail address, or a handle like @lucja.');
    await user.clear(field);
    await user.type(field, '@nobody{Enter}');
    await waitFor(() => expect(field).toHaveAccessibleDescription(/Nobody has this handle/));
    await user.clear(field);
    await user.type(field, 'bo@example.org{Enter}');
    await within(panel).findByText('bo@example.org');
    expect(asked).toEqual([{ user: 'nobody' }, { email: 'bo@example.org' }]);
    await user.click(within(panel).getAllByRole('button', { name: 'Remove' })[0] as HTMLElement);
    await waitFor(() => expect(within(panel).queryByText('@ana')).not.toBeInTheDocument());
  });

  test('one that is not there leads back', async () => {
    server.use(http.get('/v1/streams/:id', () => problem('not_found')));
    openApp(`/dashboard/streams/${planned.id}/edit`);
    await screen.findByRole('heading', { name: 'Stream not found' });
  });
});
