import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Access, ChatEvent, ErrorCode, Stream } from '@footlight/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { aChannelPage, aStream, problem, runsIt, signedIn } from '../../../test/answers.ts';
import { FakeViewerRoom } from '../../../test/fake-viewer-room.ts';
import { holdTime, passTime, timeUntil } from '../../../test/pass-time.ts';
import { server } from '../../../test/server.ts';
import type { ViewerRoomHandlers } from '../../lib/live-room/viewer-room.ts';
import { setSessionHint } from '../../lib/session-hint.ts';

let room: FakeViewerRoom | undefined;
jest.unstable_mockModule('../../lib/live-room/load-viewer-room.ts', () => ({
  preloadViewerRoom: async () => undefined,
  loadViewerRoom: async (handlers: ViewerRoomHandlers) => (room = new FakeViewerRoom(handlers)),
}));
const { openApp } = await import('../../../test/render.tsx');

const { id } = aStream();
const guest = { kind: 'guest', id: 'gst_me', display_name: null as string | null };

/** Nothing stands in the way but that it is not live. */
const notYet: Access = {
  allowed: false,
  reason: 'stream_not_live',
  remedy: 'wait_for_start',
  starts_at: null,
};

/** What the API answers in these tests; a test changes what it is about. */
let site: {
  stream: Stream | ErrorCode;
  seats: 'free' | ErrorCode;
  access: Access | ErrorCode;
  chat: 'open' | ErrorCode;
  posting: 'open' | 'lost' | ErrorCode;
  events: ChatEvent[];
};
let asked: string[];
let beacons: string[];

function open(path = `/watch/${id}`) {
  holdTime();
  return openApp(path);
}

/** Opens the page and lets the host's picture come. */
async function openPlaying() {
  const app = open();
  const playing = await joined();
  await act(async () => playing.becomes({ camera: 'on', cameraTrack: 1, sound: 'on', flow: 'flowing' }));
  await timeUntil(() => screen.getByRole('button', { name: 'Pause' }));
  return { ...app, room: playing };
}

async function joined(times = 1): Promise<FakeViewerRoom> {
  return timeUntil(() => {
    if (room?.joins.length !== times) throw new Error(`joined ${room?.joins.length ?? 0} times`);
    return room;
  });
}

function signIn() {
  setSessionHint(true);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/v1/channels/:id', () => HttpResponse.json({ channel: aChannelPage() })),
  );
}

const heading = (name: string | RegExp) => timeUntil(() => screen.getByRole('heading', { name }));

beforeEach(() => {
  room = undefined;
  asked = [];
  beacons = [];
  site = { stream: aStream(), seats: 'free', access: notYet, chat: 'open', posting: 'open', events: [] };
  guest.display_name = null;
  Object.defineProperty(navigator, 'sendBeacon', {
    configurable: true,
    value: (path: string) => beacons.push(path) > 0,
  });
  const expires = '2026-11-23T18:02:00.000Z';
  server.use(
    http.get('/v1/streams/:id', () =>
      typeof site.stream === 'string' ? problem(site.stream) : HttpResponse.json({ stream: site.stream }),
    ),
    http.get('/v1/streams/:id/access', ({ request }) => {
      const as = new URL(request.url).searchParams.get('as');
      asked.push(as === null ? 'access' : `access as ${as}`);
      return typeof site.access === 'string' ? problem(site.access) : HttpResponse.json(site.access);
    }),
    http.post('/v1/streams/:id/seats', () => {
      asked.push('seat');
      if (site.seats !== 'free') return problem(site.seats);
      return HttpResponse.json(
        {
          url: 'ws://localhost',
          token: `token ${asked.filter((one) => one === 'seat').length}`,
          expires_at: expires,
          seat: { id: 'seat_1', lease_expires_at: expires, release_key: 'key' },
          viewer: guest,
        },
        { status: 201 },
      );
    }),
    http.patch('/v1/streams/:id/seats/:seat', () =>
      HttpResponse.json({
        lease_expires_at: expires,
        stream_state: typeof site.stream === 'string' ? 'live' : site.stream.state,
        chat_seq: site.events.length,
        viewers: typeof site.stream === 'string' ? 0 : (site.stream.viewers ?? 0),
      }),
    ),
    http.get('/v1/streams/:id/messages', ({ request }) => {
      const after = new URL(request.url).searchParams.get('after');
      asked.push(after === null ? 'messages' : `messages after ${after}`);
      if (site.chat !== 'open') return problem(site.chat);
      const data = site.events.filter((event) => event.seq > Number(after ?? 0));
      return HttpResponse.json({ data, next_cursor: null, chat_seq: site.events.length });
    }),
    http.post('/v1/streams/:id/messages', async ({ request }) => {
      const { body, client_id } = (await request.json()) as { body: string; client_id: string };
      asked.push(`post ${body}`);
      if (site.posting === 'lost') return HttpResponse.error();
      if (site.posting !== 'open') return problem(site.posting);
      const author = { id: guest.id, display_name: guest.display_name ?? '', role: 'guest' as const };
      const message = { ...says(body, author), client_id };
      site.events.push(message);
      return HttpResponse.json({ message }, { status: 201 });
    }),
    http.post('/v1/guests', async ({ request }) => {
      const { display_name } = (await request.json()) as { display_name: string };
      if (display_name === 'nobody') {
        return problem('validation_failed', [{ pointer: '/body/display_name', message: 'no' }]);
      }
      guest.display_name = display_name;
      return HttpResponse.json(
        { guest: { id: guest.id, display_name, created_at: expires } },
        { status: 201 },
      );
    }),
  );
});
afterEach(() => {
  jest.useRealTimers();
  sessionStorage.clear();
});

function says(
  body: string,
  author = { id: 'gst_ana', display_name: 'Ana', role: 'guest' as const },
): ChatEvent {
  const seq = site.events.length + 1;
  return {
    type: 'created',
    seq,
    id: `msg_${seq}`,
    client_id: null,
    author,
    body,
    created_at: '2026-11-23T18:00:00.000Z',
    deleted: null,
  };
}

test('viewers read when a stream ends whose plan has no streaming any more', async () => {
  site.stream = aStream({
    state: 'live',
    started_at: '2026-11-23T17:30:00.000Z',
    ends_at: '2026-11-23T20:31:00.000Z',
  });
  await openPlaying();
  expect(screen.getByText(/^This stream ends at/)).toBeVisible();
  expect(screen.getByText('The plan of this channel no longer includes streaming.')).toBeVisible();
});

describe('the picture', () => {
  test('comes with one seat and one joining, and what is known of the stream around it', async () => {
    const { room: playing } = await openPlaying();
    expect(asked.filter((one) => one === 'seat')).toHaveLength(1);
    expect(playing.joins).toEqual(['token 1']);
    expect(playing.shown).toEqual(['camera']);
    expect(screen.getByRole('heading', { name: 'Toczymy dużą misę' })).toBeVisible();
    expect(screen.getByText('86 watching')).toBeInTheDocument();
    expect(screen.getByRole('timer')).toHaveTextContent('28:00');
    expect(document.title).toContain('Toczymy dużą misę');
    await passTime(100);
    await act(async () => playing.hears({ kind: 'viewers', viewers: 87 }));
    await passTime(100);
    expect(screen.getByText('87 watching')).toBeInTheDocument();
  });

  test('starts silent where the browser refuses sound, and says how to hear it', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => playing.becomes({ soundRefused: true }));
    const chip = screen.getByRole('button', { name: 'Tap for sound' });
    await act(async () => chip.click());
    expect(playing.soundStarts).toBe(1);
    expect(screen.queryByRole('button', { name: 'Tap for sound' })).not.toBeInTheDocument();
  });

  test('is ruled by keys, but not while someone types', async () => {
    const { room: playing } = await openPlaying();
    const press = (key: string, on: Element = document.body) =>
      act(async () => {
        on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      });
    await press('k');
    expect(playing.paused).toBe(true);
    await press(' ');
    expect(playing.paused).toBe(false);
    await press('m');
    expect(playing.sound.muted).toBe(true);
    const field = screen.getByLabelText('Choose a name to chat as a guest');
    await press('m', field);
    await press(' ', field);
    expect(playing.sound.muted).toBe(true);
    expect(playing.paused).toBe(false);
    await press('c');
    await passTime(50);
    expect(field).toHaveFocus();
  });

  test('gives way to the shared screen and stays beside it', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => playing.becomes({ screen: true, screenTrack: 2 }));
    const videos = [...document.querySelectorAll('video')];
    expect(videos.map((video) => [video.dataset['source'], video.dataset['place'], video.hidden])).toEqual([
      ['screen', 'main', false],
      ['camera', 'corner', false],
    ]);
    expect(playing.shown).toEqual(['camera', 'screen']);
  });

  test('its controls rest after 3 s without a movement, and come back', async () => {
    await openPlaying();
    const frame = screen.getByRole('group', { name: 'Video' });
    await passTime(3_100);
    expect(frame).toHaveAttribute('data-idle');
    await act(async () => screen.getByRole('button', { name: 'Pause' }).focus());
    expect(frame).not.toHaveAttribute('data-idle');
  });

  test('the seat is given back when one goes to another page', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => screen.getByRole('link', { name: 'Footlight' }).click());
    await timeUntil(() => expect(beacons).toEqual([`/v1/streams/${id}/seats/seat_1/release`]));
    expect(playing.leaves).toBe(1);
  });
});

describe('without a picture', () => {
  test('a stream that has not started turns into the video by itself', async () => {
    site.stream = aStream({ state: 'scheduled', started_at: null });
    site.seats = 'stream_not_live';
    open();
    expect(await timeUntil(() => screen.getByText('The video starts automatically.'))).toBeVisible();
    site.stream = aStream();
    site.seats = 'free';
    await passTime(3_000);
    await joined();
  });

  test('a stream that has ended says so, and its chat can still be read', async () => {
    site.stream = aStream({ state: 'ended', ended_at: '2026-11-23T17:48:00.000Z' });
    site.seats = 'stream_not_live';
    site.events = [says('It was fun')];
    open();
    await heading('The stream has ended');
    expect(await timeUntil(() => screen.getByText('It was fun'))).toBeVisible();
    expect(screen.queryByLabelText('Message')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Browse live streams' })).toHaveAttribute('href', '/');
  });

  test('a stream that ends while one watches', async () => {
    const { room: playing } = await openPlaying();
    site.stream = aStream({ state: 'ended', ended_at: '2026-11-23T18:00:10.000Z' });
    await act(async () => playing.hears({ kind: 'stream', state: 'ended' }));
    await heading('The stream has ended');
    expect(playing.leaves).toBe(1);
    expect(beacons).toHaveLength(1);
  });

  test('what may not be seen offers to sign in and comes back here', async () => {
    site.stream = 'not_found';
    site.seats = 'not_found';
    site.chat = 'not_found';
    open();
    await heading('This stream isn’t available');
    const signIn = within(screen.getByRole('main')).getByRole('link', { name: 'Sign in' });
    expect(signIn).toHaveAttribute('href', `/sign-in?next=${encodeURIComponent(`/watch/${id}`)}`);
    expect(screen.queryByRole('log')).not.toBeInTheDocument();
  });

  test('without a media server the chat goes on, and the video comes by itself', async () => {
    site.seats = 'media_unavailable';
    open();
    await heading('The video server does not answer');
    site.events = [says('Anyone else?')];
    await passTime(5_000);
    expect(await timeUntil(() => screen.getByText('Anyone else?'))).toBeVisible();
    site.seats = 'free';
    await passTime(40_000);
    await joined();
  });

  test('without a database it says so, and all comes back by itself', async () => {
    site.stream = 'database_unavailable';
    site.seats = 'database_unavailable';
    site.chat = 'database_unavailable';
    open();
    await heading('The server cannot reach its database');
    expect(await timeUntil(() => screen.getByText('The chat could not be loaded.'))).toBeVisible();
    site.stream = aStream();
    site.seats = 'free';
    site.chat = 'open';
    await passTime(40_000);
    await joined();
    expect(screen.queryByText('The chat could not be loaded.')).not.toBeInTheDocument();
  });

  test('a problem that will not change says why and leads on', async () => {
    site.seats = 'forbidden';
    open();
    await heading('The video cannot start');
    expect(screen.getByText('You don’t have permission to do this.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Browse live streams' })).toHaveAttribute('href', '/');
  });

  test('another tab that took the seat can be asked for it', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => playing.ends('elsewhere'));
    await heading('You are watching in another tab');
    expect(beacons).toEqual([]);
    await act(async () => screen.getByRole('button', { name: 'Watch here' }).click());
    await joined(2);
  });

  test('a host who drops is waited for, with the chat open, until media flows again', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => playing.becomes({ flow: 'stalled' }));
    await heading('The host is reconnecting');
    site.stream = aStream({ state: 'interrupted', interrupted_at: '2026-11-23T17:59:42.000Z' });
    await act(async () => playing.hears({ kind: 'stream', state: 'interrupted' }));
    await act(async () =>
      playing.becomes({ camera: 'none', cameraTrack: null, sound: 'none', flow: 'idle' }),
    );
    expect(
      await timeUntil(() => screen.getByText(/The connection of Glina i Sól dropped 1\d seconds ago/)),
    ).toBeVisible();
    site.stream = aStream();
    await act(async () => playing.hears({ kind: 'stream', state: 'live' }));
    // The sound comes first, and the camera has no picture yet.
    await act(async () => playing.becomes({ sound: 'on', flow: 'flowing' }));
    await passTime(1_000);
    await act(async () => playing.becomes({ camera: 'on', cameraTrack: 2, flow: 'awaited' }));
    await passTime(1_000);
    expect(screen.getByRole('heading', { name: 'The host is reconnecting' })).toBeVisible();
    await act(async () => playing.becomes({ flow: 'flowing' }));
    await timeUntil(() => screen.getByRole('button', { name: 'Pause' }));
    expect(playing.joins).toHaveLength(1);
  });

  test('one’s own connection that drops comes back by itself, and the words stay until media flows', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => playing.becomes({ connection: 'reconnecting', flow: 'awaited' }));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The video resumes automatically. You keep your seat.',
    );
    // What is written meanwhile does not come by the room.
    const fetched = () => asked.filter((one) => one.startsWith('messages after')).length;
    const before = fetched();
    await passTime(6_000);
    expect(fetched()).toBeGreaterThan(before);
    await act(async () => playing.becomes({ connection: 'connected', camera: 'none', sound: 'none' }));
    await passTime(1_000);
    expect(screen.getByRole('alert')).toHaveTextContent('The video resumes automatically.');
    await act(async () => playing.becomes({ camera: 'on', sound: 'on', flow: 'flowing' }));
    expect(screen.getByRole('button', { name: 'Pause' })).toBeVisible();
  });

  test('away for longer than a lease it says that the seat may be gone, and asks at once when the network is back', async () => {
    const { room: playing } = await openPlaying();
    let heartbeats = 0;
    server.use(
      http.patch('/v1/streams/:id/seats/:seat', () => {
        heartbeats += 1;
        return HttpResponse.error();
      }),
    );
    await act(async () => playing.becomes({ connection: 'reconnecting', flow: 'awaited' }));
    for (let second = 0; second < 89; second += 1) await passTime(1_000);
    expect(screen.getByText(/You keep your seat\./)).toBeVisible();
    for (let second = 0; second < 5; second += 1) await passTime(1_000);
    expect(screen.getByText(/Your seat may be gone by now\./)).toBeVisible();
    expect(screen.queryByText(/You keep your seat/)).not.toBeInTheDocument();
    expect(heartbeats).toBeGreaterThan(5);
    const before = asked.filter((one) => one === 'seat').length;
    server.use(http.patch('/v1/streams/:id/seats/:seat', () => problem('seat_ended')));
    await act(async () => void dispatchEvent(new Event('online')));
    await timeUntil(() => expect(asked.filter((one) => one === 'seat')).toHaveLength(before + 1));
  });

  test('a camera that is off is no fault', async () => {
    const { room: playing } = await openPlaying();
    await act(async () => playing.becomes({ camera: 'off' }));
    expect(screen.getByRole('heading', { name: 'The camera is off' })).toBeVisible();
    expect(screen.getByText('You can still hear Glina i Sól.')).toBeVisible();
  });
});

describe('before the start', () => {
  const upcoming = (differs: Partial<Stream> = {}) =>
    aStream({
      state: 'scheduled',
      started_at: null,
      viewers: 0,
      scheduled_for: '2026-11-23T20:24:09.000Z',
      ...differs,
    });

  beforeEach(() => {
    site.stream = upcoming();
    site.seats = 'stream_not_live';
  });

  test('counts down, leads into the calendar, and turns into the video by itself', async () => {
    open();
    await heading('Toczymy dużą misę');
    const clock = await timeUntil(() => screen.getByRole('timer'));
    expect(clock).toHaveTextContent('02hours24minutes');
    expect(clock).toHaveAccessibleName('Starts in 2 hours 24 minutes');
    expect(screen.getByText(/today at .*, your time/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add to calendar' })).toHaveAttribute(
      'href',
      `/v1/streams/${id}/calendar.ics`,
    );
    site.stream = aStream();
    site.seats = 'free';
    // Far from its time it looks every half minute.
    await passTime(31_000);
    const playing = await joined();
    await act(async () => playing.becomes({ camera: 'on', cameraTrack: 1, sound: 'on', flow: 'flowing' }));
    await timeUntil(() => screen.getByRole('button', { name: 'Pause' }));
  });

  test('near its time it looks every five seconds, and says so when the host is late', async () => {
    site.stream = upcoming({ scheduled_for: '2026-11-23T18:00:20.000Z' });
    open();
    expect(await timeUntil(() => screen.getByText('Starts in 1 minute'))).toBeInTheDocument();
    await passTime(25_000);
    expect(screen.getByText('It starts any moment.')).toBeVisible();
    site.stream = aStream();
    site.seats = 'free';
    await passTime(5_100);
    await joined();
  });

  test('follows when the host moves it', async () => {
    open();
    await timeUntil(() => screen.getByRole('timer'));
    site.stream = upcoming({ scheduled_for: '2026-11-24T20:24:09.000Z' });
    await passTime(31_000);
    await timeUntil(() => expect(screen.getByText(/tomorrow at/)).toBeVisible());
  });

  test('one that was canceled says so, without a chat', async () => {
    site.stream = upcoming({ state: 'canceled', canceled_at: '2026-11-23T17:00:00.000Z' });
    open();
    await heading('This stream was canceled');
    expect(screen.getByText(/It was called “Toczymy dużą misę”/)).toBeVisible();
    expect(screen.queryByRole('log')).not.toBeInTheDocument();
  });

  test('one that nobody started says so', async () => {
    site.stream = upcoming({
      scheduled_for: '2026-11-20T20:00:00.000Z',
      missed_at: '2026-11-21T20:00:00.000Z',
    });
    open();
    await heading('Nobody started this stream');
  });
});

describe('a stream that is not for everyone', () => {
  const locked = { visibility: 'members_only', viewers: null, viewer_limit: null } as const;
  const denied = (reason: 'sign_in_required' | 'membership_required', remedy: Access['remedy']): Access => ({
    allowed: false,
    reason,
    remedy,
    starts_at: null,
  });

  beforeEach(() => {
    site.stream = aStream({ ...locked, description: '' });
    site.chat = 'not_found';
  });

  test('asks a guest to sign in, shows no facts and no chat', async () => {
    site.seats = 'sign_in_required';
    site.access = denied('sign_in_required', 'sign_in');
    open();
    await heading('This stream is for members');
    const main = within(screen.getByRole('main'));
    expect(main.getByText(/Sign in if you are one of them/)).toBeVisible();
    expect(main.getByRole('link', { name: 'Sign in' })).toHaveAttribute(
      'href',
      `/sign-in?next=${encodeURIComponent(`/watch/${id}`)}`,
    );
    expect(screen.queryByText(/Started/)).not.toBeInTheDocument();
    expect(screen.queryByText('Live')).not.toBeInTheDocument();
    expect(screen.queryByRole('log')).not.toBeInTheDocument();
  });

  test('leads somebody who is invited to the invitation', async () => {
    site.seats = 'membership_required';
    site.access = denied('membership_required', 'open_invitation');
    open();
    await heading('You are invited');
    expect(screen.getByRole('link', { name: 'Open your invitations' })).toHaveAttribute(
      'href',
      '/invitations',
    );
  });

  test('sends anybody else to the host, and lets them in when they are taken in', async () => {
    site.seats = 'membership_required';
    site.access = denied('membership_required', 'ask_host');
    open();
    await heading('This stream is for members');
    expect(screen.getByText(/Ask the host for an invitation/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'View channel' })).toHaveAttribute('href', '/c/glina-i-sol');
    site.seats = 'free';
    site.chat = 'open';
    site.access = { allowed: true, reason: null, remedy: null, starts_at: null };
    site.stream = aStream({ visibility: 'members_only' });
    await passTime(31_000);
    await joined();
  });

  test('before the start the gate comes first: no countdown', async () => {
    site.stream = aStream({ ...locked, state: 'scheduled', scheduled_for: '2026-11-23T20:00:00.000Z' });
    site.seats = 'membership_required';
    site.access = denied('membership_required', 'ask_host');
    open();
    await heading('This stream is for members');
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
  });

  test('where nobody answers about access, the seats’ own words do', async () => {
    site.seats = 'sign_in_required';
    site.access = 'database_unavailable';
    open();
    await passTime(5_000);
    await heading('This stream is for members');
  });

  test('one that becomes private while one watches is gone', async () => {
    site.stream = aStream();
    site.chat = 'open';
    const { room: playing } = await openPlaying();
    site.stream = 'not_found';
    site.seats = 'not_found';
    await act(async () => playing.ends('removed'));
    await heading('This stream isn’t available');
    const tries = asked.filter((one) => one === 'seat').length;
    await passTime(20_000);
    expect(asked.filter((one) => one === 'seat')).toHaveLength(tries);
  });

  test('one that becomes private and then public again plays again without a reload', async () => {
    site.stream = aStream();
    site.chat = 'open';
    const { room: playing } = await openPlaying();
    site.stream = 'not_found';
    site.seats = 'not_found';
    await act(async () => playing.ends('removed'));
    await heading('This stream isn’t available');
    await passTime(40_000);
    expect(screen.getByRole('heading', { name: 'This stream isn’t available' })).toBeVisible();
    site.stream = aStream();
    site.seats = 'free';
    await passTime(37_000);
    const again = await joined(2);
    await act(async () => again.becomes({ camera: 'on', cameraTrack: 1, sound: 'on' }));
    await timeUntil(() => screen.getByRole('button', { name: 'Pause' }));
    expect(screen.queryByRole('heading', { name: 'This stream isn’t available' })).not.toBeInTheDocument();
    expect(screen.getByRole('log')).toBeVisible();
  });

  test('one that was never shown is not asked for again', async () => {
    let requests = 0;
    server.use(
      http.get('/v1/streams/:id', () => {
        requests += 1;
        return problem('not_found');
      }),
    );
    site.seats = 'not_found';
    open();
    await heading('This stream isn’t available');
    const before = requests;
    await passTime(120_000);
    expect(requests).toBe(before);
  });
});

describe('what the host says about it', () => {
  test('is Markdown without HTML and pictures, with links that vouch for nothing', async () => {
    site.stream = aStream({
      description:
        '**Four** kilos of <b onclick="x()">clay</b>, [here](https://example.org)\n\n![x](https://example.org/x.png)',
      category: 'craft',
      tags: ['pottery'],
    });
    await openPlaying();
    const link = await timeUntil(() => screen.getByRole('link', { name: 'here' }));
    expect(link).toHaveAttribute('rel', 'nofollow noopener ugc');
    expect(screen.getByText('Four').tagName).toBe('STRONG');
    expect(document.querySelector('.markdown :is(img, b)')).toBeNull();
    expect(screen.getByRole('link', { name: 'Craft' })).toHaveAttribute('href', '/?category=craft');
    expect(screen.getByRole('link', { name: /pottery/ })).toHaveAttribute('href', '/?q=pottery');
  });
});

describe('for those who run it', () => {
  async function seeAs(who: string) {
    site.stream = aStream({ can: runsIt, visibility: 'members_only' });
    await openPlaying();
    const opener = await timeUntil(() => screen.getByRole('button', { name: 'Preview as' }));
    await act(async () => opener.click());
    const item = await timeUntil(() => screen.getByRole('menuitemradio', { name: who }));
    await act(async () => item.click());
  }

  test('shows what a guest reads', async () => {
    site.access = { allowed: false, reason: 'sign_in_required', remedy: 'sign_in', starts_at: null };
    await seeAs('A guest');
    expect(
      await timeUntil(() =>
        screen.getByText(/“This stream is for members\. .*Sign in if you are one of them/),
      ),
    ).toBeVisible();
    expect(asked).toContain('access as guest');
    await act(async () => screen.getByRole('button', { name: 'Close' }).click());
    expect(screen.queryByText(/“This stream is for members/)).not.toBeInTheDocument();
  });

  test('shows that a member watches', async () => {
    site.access = { allowed: true, reason: null, remedy: null, starts_at: null };
    await seeAs('A member');
    expect(await timeUntil(() => screen.getByText('They see the video.'))).toBeVisible();
  });

  describe('when it is over', () => {
    const over = {
      ended: { state: 'ended', ended_at: '2026-11-23T17:48:00.000Z' },
      canceled: { state: 'canceled', started_at: null, canceled_at: '2026-11-23T17:00:00.000Z' },
      missed: { state: 'scheduled', started_at: null, missed_at: '2026-11-21T20:00:00.000Z' },
    } as const;

    beforeEach(() => {
      site.seats = 'stream_not_live';
    });

    test.each(['ended', 'canceled', 'missed'] as const)('%s: they make another one like it', async (how) => {
      signIn();
      site.stream = aStream({ ...over[how], can: runsIt });
      open();
      const player = await timeUntil(() => screen.getByRole('group', { name: 'Video' }));
      const opener = await timeUntil(() => within(player).getByRole('button', { name: /^Duplicate/ }));
      await act(async () => opener.click());
      await timeUntil(() => screen.getByRole('dialog', { name: 'Duplicate the stream' }));
    });

    test('others have nothing of it', async () => {
      signIn();
      site.stream = aStream(over.ended);
      open();
      await heading('The stream has ended');
      await timeUntil(() => screen.getByRole('button', { name: /^Account of/ }));
      await passTime(100);
      expect(screen.queryByRole('button', { name: /^Duplicate/ })).not.toBeInTheDocument();
    });
  });

  test('shows that for a follower a private stream is not there', async () => {
    site.access = 'not_found';
    await seeAs('A follower');
    expect(
      await timeUntil(() => screen.getByText('They see that this stream isn’t available.')),
    ).toBeVisible();
  });
});

describe('on phones, where this page has no bar', () => {
  const player = () => within(screen.getByRole('group', { name: 'Video' }));

  test('the bell stands in the corner of the picture, and opens', async () => {
    signIn();
    server.use(
      http.get('/v1/me/notifications', () => HttpResponse.json({ data: [], next_cursor: null, unread: 3 })),
    );
    await openPlaying();
    const bell = await timeUntil(() => player().getByRole('button', { name: 'Notifications, 3 unread' }));
    await act(async () => bell.click());
    await timeUntil(() => screen.getByRole('dialog', { name: 'Notifications' }));
  });

  test('guests have none, and nothing is asked for it', async () => {
    const notifications = jest.fn(() => problem('sign_in_required'));
    server.use(http.get('/v1/me/notifications', notifications));
    await openPlaying();
    await passTime(1_000);
    expect(screen.queryByRole('button', { name: /^Notifications/ })).not.toBeInTheDocument();
    expect(notifications).not.toHaveBeenCalled();
  });
});

describe('the chat', () => {
  /** A guest with a name writes. */
  async function write(body: string) {
    const field = await timeUntil(() => screen.getByLabelText('Message'));
    fireEvent.change(field, { target: { value: body } });
    await act(async () => screen.getByRole('button', { name: 'Send' }).click());
    return field;
  }
  async function choose(name: string) {
    const field = await timeUntil(() => screen.getByLabelText('Choose a name to chat as a guest'));
    fireEvent.change(field, { target: { value: name } });
    await act(async () => screen.getByRole('button', { name: 'Join chat' }).click());
    return field;
  }

  test('asks a guest for a name once, in the place of the field', async () => {
    await openPlaying();
    await choose('Sofia');
    await write('What speed is the wheel?');
    await timeUntil(() => expect(asked).toContain('post What speed is the wheel?'));
    const log = screen.getByRole('log');
    expect(await timeUntil(() => within(log).getByText('What speed is the wheel?'))).toBeVisible();
    expect(within(log).getByText('Sofia').tagName).toBe('BDI');
    expect(within(log).getByText('Guest')).toBeVisible();
    expect(screen.queryByLabelText('Choose a name to chat as a guest')).not.toBeInTheDocument();
  });

  test('says what is wrong with a name, in its place', async () => {
    await openPlaying();
    const field = await choose('   ');
    expect(field).toHaveAccessibleDescription(/Use 1 to 40 characters/);
    expect(field).toHaveFocus();
    await choose('nobody');
    await timeUntil(() => expect(field).toBeInvalid());
    expect(asked.filter((one) => one.startsWith('post'))).toEqual([]);
  });

  test('knows a guest who came back by the name', async () => {
    guest.display_name = 'Sofia';
    await openPlaying();
    expect(await timeUntil(() => screen.getByLabelText('Message'))).toBeVisible();
  });

  test('shows what the room brings, and removals', async () => {
    const { room: playing } = await openPlaying();
    const event = says('Buy at my shop');
    await act(async () => playing.hears({ kind: 'chat', event }));
    await passTime(200);
    expect(screen.getByText('Buy at my shop')).toBeVisible();
    const deleted = { at: '2026-11-23T18:00:01.000Z', by: 'staff' } as const;
    await act(async () =>
      playing.hears({ kind: 'chat', event: { type: 'deleted', seq: 2, message_id: 'msg_1', deleted } }),
    );
    await passTime(200);
    expect(screen.queryByText('Buy at my shop')).not.toBeInTheDocument();
    expect(screen.getByText('Message removed by a moderator')).toBeVisible();
  });

  test('and the facts of a stream are gone when it becomes private', async () => {
    await openPlaying();
    expect(screen.getByText('86 watching')).toBeInTheDocument();
    site.stream = 'not_found';
    site.seats = 'not_found';
    site.chat = 'not_found';
    await act(async () => room?.ends('removed'));
    await heading('This stream isn’t available');
    expect(screen.queryByText('86 watching')).not.toBeInTheDocument();
    expect(screen.queryByRole('timer')).not.toBeInTheDocument();
    expect(screen.queryByRole('log')).not.toBeInTheDocument();
    expect(document.title).not.toContain('Toczymy');
  });

  test('keeps what was not sent, with a way to send it and one to drop it', async () => {
    guest.display_name = 'Sofia';
    const { unmount } = await openPlaying();
    site.posting = 'internal_error';
    await write('one');
    await timeUntil(() => screen.getByText(/The message was not sent\./));
    expect(screen.getByText('req_01JD9M4T5V6W7X8Y9Z0A1B2C3D')).toBeVisible();

    // It is there after a reload, too.
    unmount();
    await passTime(0);
    site.posting = 'open';
    openApp(`/watch/${id}`);
    const again = await timeUntil(() => screen.getByRole('button', { name: 'Send again' }));
    await act(async () => again.click());
    await timeUntil(() => expect(asked.filter((what) => what === 'post one')).toHaveLength(2));
    await timeUntil(() => expect(screen.queryByText(/was not sent/)).not.toBeInTheDocument());
    expect(within(screen.getByRole('log')).getByText('one')).toBeVisible();

    site.posting = 'stream_not_live';
    await write('two');
    await timeUntil(() => screen.getByText(/the stream is not live/));
    await act(async () => screen.getByRole('button', { name: 'Discard' }).click());
    expect(screen.queryByText('two')).not.toBeInTheDocument();
  });

  test('asks a guest whose name is too much like that of the staff for another, and sends the message under it', async () => {
    guest.display_name = 'Glina i S0l';
    await openPlaying();
    site.posting = 'name_too_alike';
    await write('one');
    await timeUntil(() => screen.getByText(/your name looks like the name of somebody who runs the stream/));
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
    const field = screen.getByLabelText('Choose another name to chat as a guest');
    fireEvent.change(field, { target: { value: 'Sofia' } });
    site.posting = 'open';
    await act(async () => screen.getByRole('button', { name: 'Join chat' }).click());
    const log = within(screen.getByRole('log'));
    await timeUntil(() => expect(log.getByText('Sofia')).toBeVisible());
    await timeUntil(() => expect(screen.queryByText(/was not sent/)).not.toBeInTheDocument());
    expect(log.getByText('one')).toBeVisible();
    expect(screen.getByLabelText('Message')).toBeVisible();
  });

  test('that is closed keeps what was not sent, and does not offer to send it', async () => {
    guest.display_name = 'Sofia';
    await openPlaying();
    site.posting = 'internal_error';
    await write('one');
    await timeUntil(() => screen.getByRole('button', { name: 'Send again' }));
    site.stream = aStream({ state: 'ended', ended_at: '2026-11-23T18:00:00.000Z' });
    await act(async () => room?.hears({ kind: 'stream', state: 'ended' }));
    await timeUntil(() => screen.getByText('The chat is closed.'));
    expect(screen.getByText(/The message was not sent\./)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
    await act(async () => screen.getByRole('button', { name: 'Discard' }).click());
    expect(screen.queryByText('one')).not.toBeInTheDocument();
  });

  test('says how long to wait where one writes too fast, sends by itself, and keeps what is typed', async () => {
    guest.display_name = 'Sofia';
    await openPlaying();
    let limited = true;
    server.use(
      http.post('/v1/streams/:id/messages', () => {
        if (!limited) return undefined;
        const answer = problem('rate_limited');
        answer.headers.set('retry-after', '3');
        return answer;
      }),
    );
    const field = await write('one');
    expect(await timeUntil(() => screen.getByText('Slow down: sending in 3 s'))).toBeVisible();
    const log = screen.getByRole('log');
    expect(within(log).getByText('waiting…')).toBeVisible();
    expect(field).toHaveAccessibleDescription(/Your message is kept and sent in a few seconds/);
    const button = screen.getByRole('button', { name: 'Send' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await write('two');
    expect(field).toHaveValue('two');
    expect(field).toHaveFocus();
    await passTime(1_100);
    expect(screen.getByText('Slow down: sending in 2 s')).toBeVisible();
    limited = false;
    await timeUntil(() => expect(asked).toContain('post one'));
    await timeUntil(() => expect(screen.queryByText(/Slow down/)).not.toBeInTheDocument());
    expect(within(log).queryByText('waiting…')).not.toBeInTheDocument();
    expect(asked).not.toContain('post two');
    await act(async () => button.click());
    await timeUntil(() => expect(asked).toContain('post two'));
    expect(field).toHaveValue('');
  });

  test('keeps what is being typed over a reload', async () => {
    guest.display_name = 'Sofia';
    sessionStorage.setItem(`footlight.draft.${id}`, 'half a sent');
    await openPlaying();
    expect(await timeUntil(() => screen.getByLabelText('Message'))).toHaveValue('half a sent');
  });

  test('lets the host remove what anyone wrote, by a menu that the keyboard reaches', async () => {
    site.stream = aStream({ can: runsIt });
    site.events = [says('one')];
    site.events.push(says('two'));
    const removals: string[] = [];
    server.use(
      http.delete('/v1/streams/:id/messages/:message', ({ params }) => {
        removals.push(String(params['message']));
        return removals.length === 1
          ? problem('database_unavailable')
          : new HttpResponse(null, { status: 204 });
      }),
    );
    await openPlaying();
    const log = screen.getByRole('log');
    await timeUntil(() => within(log).getByText('two'));
    await act(async () => log.focus());
    const key = (target: Element, pressed: string) =>
      act(async () => {
        target.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }));
      });
    await key(log, 'ArrowUp');
    const [first, second] = within(log).getAllByRole('button', { name: 'Actions for the message of Ana' });
    expect(second).toHaveFocus();
    if (second) await key(second, 'ArrowUp');
    expect(first).toHaveFocus();
    await act(async () => first?.click());
    const item = await timeUntil(() => screen.getByRole('menuitem', { name: 'Remove message' }));
    await act(async () => item.click());
    const failed = await timeUntil(() => within(log).getByRole('button', { name: 'Try again' }));
    await act(async () => failed.click());
    await timeUntil(() => within(log).getByText('Message removed by a moderator'));
    expect(removals).toEqual(['msg_1', 'msg_1']);
  });
});
