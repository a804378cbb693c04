import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Stream, StreamKey } from '@footlight/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aPlan, aStream, problem, runsIt, signedIn } from '../../../test/answers.ts';
import { openApp } from '../../../test/render.tsx';
import { server } from '../../../test/server.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

const serverUrl = 'https://live.example/whip';
const key: StreamKey = {
  id: 'skey_01JD9M4T5V6W7X8Y9Z0A1B2C3D',
  prefix: 'flsk_abcd',
  created_at: '2026-11-01T10:00:00.000Z',
  last_used_at: null,
  session: null,
};
const secret = 'flsk_abcdefghijklmnopqrstuvwxyz';

let stored: StreamKey | null;
let asked: string[];

/** The studio of a stream that starts with an encoder. */
function openStudio(differs: Partial<Stream> = {}) {
  let stream = aStream({
    state: 'scheduled',
    started_at: null,
    start_on_encoder: true,
    can: runsIt,
    ...differs,
  });
  const path = '/v1/channels/:id/stream-key';
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/me/plan', () => HttpResponse.json(aPlan())),
    http.get('/health/ready', () =>
      HttpResponse.json({ status: 'ok', checks: { database: 'ok', migrations: 'ok', livekit: 'ok' } }),
    ),
    http.get('/v1/channels/:id', () => problem('not_found')),
    http.get('/v1/streams/:id/messages', () => HttpResponse.json({ data: [], next_cursor: null })),
    http.get('/v1/streams/:id', () => HttpResponse.json({ stream })),
    http.patch('/v1/streams/:id', async ({ request }) => {
      stream = { ...stream, ...((await request.json()) as Partial<Stream>) };
      return HttpResponse.json({ stream });
    }),
    http.get(path, () => HttpResponse.json({ stream_key: stored, server_url: serverUrl })),
    http.post(path, () => {
      asked.push('create');
      stored = key;
      return HttpResponse.json({ stream_key: key, key: secret, server_url: serverUrl }, { status: 201 });
    }),
    http.delete(path, () => {
      asked.push('delete');
      stored = null;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  return openApp(`/studio/${stream.id}`);
}

beforeEach(() => {
  localStorage.clear();
  setSessionHint(true);
  stored = null;
  asked = [];
});

describe('connecting OBS', () => {
  test('shows the server, and the key once, when it is made', async () => {
    const first = openStudio();
    expect(await screen.findByLabelText('Server')).toHaveValue(serverUrl);
    await first.user.click(screen.getByRole('button', { name: 'Make a stream key' }));
    expect(await screen.findByLabelText('Bearer Token')).toHaveValue(secret);
    expect(screen.getByText(/it is not shown again/)).toBeVisible();
    first.unmount();

    openStudio();
    expect(await screen.findByText('flsk_abcd…')).toBeVisible();
    expect(screen.queryByLabelText('Bearer Token')).toBeNull();
    expect(document.body.textContent).not.toContain(secret);
  });

  test('asks before the key is reset or deleted, and does neither when one thinks better of it', async () => {
    stored = key;
    const { user } = openStudio();
    await user.click(await screen.findByRole('button', { name: 'Reset key' }));
    const dialog = within(await screen.findByRole('alertdialog'));
    expect(dialog.getByText(/That ends what is published with it/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(asked).toEqual([]);

    await user.click(screen.getByRole('button', { name: 'Reset key' }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Reset key' }),
    );
    expect(await screen.findByLabelText('Bearer Token')).toHaveValue(secret);

    await user.click(screen.getByRole('button', { name: 'Delete key' }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Delete key' }),
    );
    expect(await screen.findByRole('button', { name: 'Make a stream key' })).toBeVisible();
    expect(asked).toEqual(['create', 'delete']);
  });

  test('says that the key could not be loaded', async () => {
    openStudio();
    server.use(http.get('/v1/channels/:id/stream-key', () => problem('forbidden')));
    expect(await screen.findByText('Your stream key could not be loaded.')).toBeVisible();
    expect(screen.queryByLabelText('Server')).toBeNull();
  });

  test('can be what starts the stream, or not', async () => {
    const { user } = openStudio();
    const start = await screen.findByRole('switch', { name: 'Start with OBS' });
    expect(start).toBeChecked();
    expect(screen.getByText('Select “Start Streaming” in OBS.')).toBeVisible();
    await user.click(start);
    await waitFor(() => expect(start).not.toBeChecked());
    expect(await screen.findByText('Go live, then select “Start Streaming” in OBS.')).toBeVisible();
  });

  test('is chosen in the place of this browser, and stays chosen after a reload', async () => {
    const first = openStudio({ start_on_encoder: false });
    await first.user.click(await screen.findByRole('radio', { name: 'OBS' }));
    expect(await screen.findByText('Waiting for OBS')).toBeVisible();
    first.unmount();
    openStudio({ start_on_encoder: false });
    expect(await screen.findByText('Waiting for OBS')).toBeVisible();
    expect(screen.queryByLabelText('Camera')).toBeNull();
  });
});
