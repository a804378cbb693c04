import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { ErrorCode, Readiness, Stream } from '@footlight/contracts';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { aChannelPage, aPlan, aStream, problem, runsIt, signedIn } from '../../../test/answers.ts';
import { FakeDevices, installFakeDevices } from '../../../test/fake-devices.ts';
import { FakeHostRoom } from '../../../test/fake-host-room.ts';
import { holdTime, passTime, timeUntil } from '../../../test/pass-time.ts';
import { server } from '../../../test/server.ts';
import type { HostRoomHandlers } from '../../lib/live-room/host-room.ts';

let room: FakeHostRoom | undefined;
jest.unstable_mockModule('../../lib/live-room/load-host-room.ts', () => ({
  preloadHostRoom: async () => undefined,
  loadHostRoom: async (handlers: HostRoomHandlers) => (room = new FakeHostRoom(handlers)),
}));
const { openApp } = await import('../../../test/render.tsx');

const mine = { can: runsIt, started_at: null, state: 'scheduled' } as const;
const started = { can: runsIt, started_at: '2026-11-23T18:00:00.000Z', state: 'live' } as const;
const { id } = aStream();
const other = aStream({ ...started, id: 'str_01JD9M4T5V6W7X8Y9Z0A1B2C3E', title: 'Yesterday’s' });

let devices: FakeDevices;
let asked: string[];
/** What the API answers in these tests; a test changes what it is about. */
let site: {
  stream: Stream | ErrorCode;
  start: 'ok' | ErrorCode;
  end: 'ok' | ErrorCode;
  save: 'ok' | ErrorCode;
  livekit: 'ok' | 'failing';
  /** What the one who asks is in the channel. */
  role: 'owner' | 'producer';
  plan: ReturnType<typeof aPlan>;
};

const button = (name: string | RegExp) =>
  timeUntil(() => screen.getAllByRole('button', { name })[0] as HTMLElement);
const press = async (name: string | RegExp) => {
  const element = await button(name);
  await act(async () => element.click());
};

async function open() {
  holdTime();
  const app = openApp(`/studio/${id}`);
  await timeUntil(() => screen.getByRole('heading', { name: 'Toczymy dużą misę' }));
  await passTime(50);
  return app;
}

async function openOnAir() {
  const app = await open();
  await press('Go live');
  await timeUntil(() => screen.getByText('What your viewers see'));
  if (!room) throw new Error('no room');
  return { ...app, room };
}

function type(field: HTMLElement, value: string) {
  fireEvent.change(field, { target: { value } });
}

beforeEach(() => {
  room = undefined;
  asked = [];
  site = {
    stream: aStream(mine),
    start: 'ok',
    end: 'ok',
    save: 'ok',
    livekit: 'ok',
    role: 'producer',
    plan: aPlan(),
  };
  localStorage.setItem('footlight.session', '1');
  devices = new FakeDevices();
  devices.plug('video', 'cam', 'Sony ZV-E10');
  devices.plug('audio', 'mic', 'RØDE Wireless GO II');
  installFakeDevices(devices);
  server.use(
    http.post('/v1/auth/refresh', () => HttpResponse.json(signedIn())),
    http.get('/health/ready', () => {
      const status = site.livekit === 'ok' ? 'ok' : 'failing';
      const checks = { database: 'ok', migrations: 'ok', livekit: site.livekit } as const;
      return HttpResponse.json({ status, checks } satisfies Readiness, {
        status: status === 'ok' ? 200 : 503,
      });
    }),
    http.get('/v1/streams/:id', () =>
      typeof site.stream === 'string' ? problem(site.stream) : HttpResponse.json({ stream: site.stream }),
    ),
    http.get('/v1/channels/:id', () =>
      HttpResponse.json({ channel: aChannelPage({ you: { role: site.role, follows: false, can: [] } }) }),
    ),
    http.get('/v1/me/plan', () => {
      asked.push('plan');
      return HttpResponse.json(site.plan);
    }),
    http.get('/v1/streams', () => HttpResponse.json({ data: [other], next_cursor: null })),
    http.patch('/v1/streams/:id', async ({ request }) => {
      const change = (await request.json()) as Partial<Stream>;
      asked.push(`save ${JSON.stringify(change)}`);
      if (site.save !== 'ok') return problem(site.save);
      site.stream = { ...(site.stream as Stream), ...change };
      return HttpResponse.json({ stream: site.stream });
    }),
    http.post('/v1/streams/:id/start', () => {
      asked.push('start');
      if (site.start !== 'ok') return problem(site.start);
      site.stream = aStream(started);
      return HttpResponse.json({ stream: site.stream });
    }),
    http.post('/v1/streams/:id/end', ({ params }) => {
      asked.push(`end ${String(params['id']) === id ? 'this' : 'other'}`);
      if (site.end !== 'ok') return problem(site.end);
      const ended = aStream({ ...started, state: 'ended', ended_at: '2026-11-23T18:30:00.000Z' });
      if (params['id'] === id) site.stream = ended;
      return HttpResponse.json({ stream: { ...ended, id: String(params['id']) } });
    }),
    http.post('/v1/streams/:id/host-token', () =>
      HttpResponse.json({ url: 'ws://localhost', token: 'token', expires_at: '' }),
    ),
    http.get('/v1/streams/:id/messages', () =>
      HttpResponse.json({ data: [], next_cursor: null, chat_seq: 0 }),
    ),
  );
});
afterEach(() => {
  jest.useRealTimers();
  localStorage.clear();
});

describe('going live', () => {
  test('from the preview to the air and to the end, with a question that starts on the harmless answer', async () => {
    const { room: air } = await openOnAir();
    expect(Object.keys(air.sent)).toEqual(['camera', 'microphone']);
    expect(screen.getAllByText('86 watching, up to 100')[0]).toBeVisible();
    await act(async () => air.hears({ kind: 'viewers', viewers: 87 }));
    await passTime(50);
    expect(screen.getAllByText('87 watching, up to 100')[0]).toBeVisible();

    await press('End stream');
    const dialog = await timeUntil(() => screen.getByRole('alertdialog', { name: 'End the stream?' }));
    expect(dialog).toHaveTextContent('87 people are watching.');
    expect(within(dialog).getByRole('button', { name: 'Stay live' })).toHaveFocus();
    await act(async () => within(dialog).getByRole('button', { name: 'End stream' }).click());
    await timeUntil(() => screen.getByRole('heading', { name: 'The stream has ended' }));
    expect(asked).toEqual(['start', 'end this']);
    expect(air.leaves).toBe(1);
    expect(devices.live('video')).toBeUndefined();
  });

  test('another stream of the channel that is live can be opened or ended in its favour', async () => {
    site.start = 'channel_already_live';
    await open();
    await press('Go live');
    await timeUntil(() => screen.getByText('Your channel is live with another stream.'));
    expect(await timeUntil(() => screen.getByRole('link', { name: 'Open it' }))).toHaveAttribute(
      'href',
      `/studio/${other.id}`,
    );
    site.start = 'ok';
    await press('End it');
    await timeUntil(() => screen.getByText('What your viewers see'));
    expect(asked).toEqual(['start', 'end other', 'start']);
  });

  test('a start that fails says why, and can be tried again', async () => {
    site.start = 'database_unavailable';
    await open();
    await press('Go live');
    const alert = await timeUntil(() => screen.getByRole('alert'));
    expect(alert).toHaveTextContent(
      'The stream did not start. The server cannot reach its database right now.',
    );
    site.start = 'ok';
    await press('Try again');
    await timeUntil(() => screen.getByText('What your viewers see'));
  });

  test('an end that fails leaves the stream live and says so', async () => {
    const { room: air } = await openOnAir();
    site.end = 'database_unavailable';
    await press('End stream');
    const dialog = await timeUntil(() => screen.getByRole('alertdialog'));
    await act(async () => within(dialog).getByRole('button', { name: 'End stream' }).click());
    await timeUntil(() => screen.getByText(/The stream did not end\. It is still live\./));
    expect(Object.keys(air.sent)).toEqual(['camera', 'microphone']);
  });

  test('after a reload it goes on with the same stream', async () => {
    site.stream = aStream(started);
    await open();
    await timeUntil(() => screen.getByText('This stream is live.'));
    await press('Continue');
    await timeUntil(() => screen.getByText('What your viewers see'));
    expect(asked).toEqual([]);
  });

  test('a page beside the one that sends says that it sends nothing itself, and not that it reconnects', async () => {
    site.stream = aStream(started);
    await open();
    const bar = within(screen.getByRole('banner'));
    await timeUntil(() => bar.getByText('Not sending here'));
    expect(screen.queryByText('Reconnecting')).not.toBeInTheDocument();
    expect(screen.getByText(/If another tab or device is, continuing here takes over/)).toBeVisible();
    // The one that sent is gone.
    site.stream = aStream({ ...started, state: 'interrupted', interrupted_at: '2026-11-23T17:59:42.000Z' });
    await passTime(11_000);
    await timeUntil(() => screen.getByText('You are off air.'));
    expect(screen.queryByText('This stream is live.')).not.toBeInTheDocument();
  });

  test('a connection that is lost comes back by itself; another tab is offered to be taken over', async () => {
    const { room: air } = await openOnAir();
    await act(async () => air.becomes('reconnecting'));
    expect(screen.getByRole('alert')).toHaveTextContent('You go back on air automatically.');
    await act(async () => air.becomes('connected'));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    await act(async () => air.ends('elsewhere'));
    await press('Take over here');
    await timeUntil(() => expect(air.joins).toHaveLength(2));
  });

  test('leaving while live asks first', async () => {
    const { path } = await openOnAir();
    await act(async () => screen.getByRole('link', { name: 'Footlight' }).click());
    const dialog = await timeUntil(() => screen.getByRole('alertdialog', { name: 'Leave the studio?' }));
    expect(path()).toBe(`/studio/${id}`);
    await act(async () => within(dialog).getByRole('button', { name: 'Stay here' }).click());
    expect(screen.getByText('What your viewers see')).toBeVisible();
    const unload = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(true);
  });
});

test('somebody who is suspended on air reads why in place of the studio, and nothing is captured any more', async () => {
  await openOnAir();
  expect(devices.live('video')).toBeDefined();
  site.stream = 'account_suspended';
  await passTime(11_000);
  await timeUntil(() => screen.getByRole('heading', { name: 'You can’t use this account now' }));
  expect(screen.getByRole('link', { name: 'Use another account' })).toBeVisible();
  expect(screen.queryByRole('log')).not.toBeInTheDocument();
  expect([devices.live('video'), devices.live('audio')]).toEqual([undefined, undefined]);
});

describe('devices', () => {
  test('without a camera nobody goes live, and the page says why below', async () => {
    devices.unplug('cam');
    await open();
    await timeUntil(() => screen.getByRole('heading', { name: 'No camera found' }));
    const goLive = await button('Go live');
    expect(goLive).toBeDisabled();
    expect(goLive).toHaveAccessibleDescription(/You can’t go live yet: there is no video yet/);
    await act(async () => devices.plug('video', 'cam 2', 'New one'));
    await timeUntil(() => expect(screen.getAllByRole('button', { name: 'Go live' })[0]).toBeEnabled());
  });

  test('a permission that is refused says how to give it', async () => {
    devices.failures = { video: 'NotAllowedError', audio: 'NotAllowedError' };
    await open();
    await timeUntil(() => screen.getByRole('heading', { name: 'Camera access is blocked' }));
    expect(screen.getByText(/Click the camera icon in the address bar/)).toBeVisible();
    devices.failures = {};
    await act(async () =>
      within(screen.getByRole('alert')).getByRole('button', { name: 'Try again' }).click(),
    );
    await timeUntil(() => screen.getByText('Camera working'));
  });

  test('a camera that another program uses says so', async () => {
    devices.failures = { video: 'NotReadableError' };
    await open();
    await timeUntil(() => screen.getByRole('heading', { name: 'The camera is in use by another program' }));
  });

  test('a missing microphone is only a warning', async () => {
    devices.unplug('mic');
    await open();
    await timeUntil(() => screen.getByText('No microphone found.'));
    expect(await button('Go live')).toBeEnabled();
  });

  test('a camera that is pulled out while live is replaced without ending the stream', async () => {
    devices.plug('video', 'cam 2', 'Laptop camera');
    const { room: air } = await openOnAir();
    await act(async () => devices.unplug('cam'));
    await timeUntil(() => screen.getByText(/The stream continues without video/));
    expect(air.sent.camera).toBe('muted');
    await press('Use Laptop camera');
    await timeUntil(() => expect(air.sent.camera).toBe(devices.live('video')));
    expect(air.joins).toHaveLength(1);
  });

  test('camera, microphone and screen are switched by their own buttons', async () => {
    const { room: air } = await openOnAir();
    await press('Turn camera off');
    await press('Mute microphone');
    await timeUntil(() => expect(air.sent).toEqual({ camera: 'muted', microphone: 'muted' }));
    await timeUntil(() => screen.getByRole('heading', { name: 'Your camera is off' }));
    await press('Share screen');
    await timeUntil(() => expect(air.sent.screen).toBe(devices.tracks.at(-1)));
    await press('Stop sharing screen');
    await timeUntil(() => expect(air.sent.screen).toBeUndefined());
  });

  test('a screen that cannot be shared says so', async () => {
    devices.failures.screen = 'NotReadableError';
    await open();
    await press('Share screen');
    await timeUntil(() => screen.getByText('Your screen cannot be shared.'));
  });

  test('a media server that does not answer keeps the button off until it does', async () => {
    site.livekit = 'failing';
    await open();
    const goLive = await button('Go live');
    await timeUntil(() => expect(goLive).toBeDisabled());
    expect(goLive).toHaveAccessibleDescription(/the video server does not answer/);
    site.livekit = 'ok';
    await passTime(15_000);
    await timeUntil(() => expect(goLive).toBeEnabled());
  });
});

describe('a stream that is full', () => {
  test('says how many wait; after the plan became smaller, why nobody new gets in', async () => {
    site.stream = aStream({ ...started, viewers: 60, viewer_limit: 50, queue_length: 3 });
    await open();
    expect(screen.getAllByText('3 waiting')[0]).toBeVisible();
    expect(screen.getByText(/60 are watching; nobody is disconnected, new viewers wait\./)).toHaveTextContent(
      'New viewers can’t join right now. The plan of this channel has 50 viewers.',
    );
  });

  test('with free seats it says nothing about the plan', async () => {
    site.stream = aStream({ ...started, viewers: 49, viewer_limit: 50 });
    await open();
    expect(screen.queryByText(/The plan of this channel/)).not.toBeInTheDocument();
    expect(screen.queryByText(/waiting/)).not.toBeInTheDocument();
  });

  test('whose plan has no streaming any more says when it ends, and nothing else about the plan', async () => {
    const ends_at = '2026-11-23T20:31:00.000Z';
    site.stream = aStream({
      ...started,
      viewers: 60,
      viewer_limit: 0,
      ends_at,
      can: { manage: true, moderate: true },
    });
    await open();
    expect(screen.getByText(/^This stream ends at/)).toBeVisible();
    expect(screen.getAllByText(/The plan of this channel/)).toHaveLength(1);
  });

  test('members come first when the host says so; an error puts the switch back', async () => {
    await open();
    const members = screen.getByRole('switch', { name: 'Members first' });
    expect(members).not.toBeChecked();
    await act(async () => members.click());
    await timeUntil(() => expect(members).toBeChecked());
    expect(asked).toContain('save {"queue_members_first":true}');

    site.save = 'internal_error';
    await act(async () => members.click());
    await timeUntil(() => screen.getByText('This was not saved.'));
    expect(members).toBeChecked();
  });
});

describe('settings', () => {
  test('the title is saved, refused when empty, and kept when saving fails', async () => {
    await open();
    const field = screen.getByLabelText(/^Title/);
    type(field, '');
    expect(field).toHaveAccessibleDescription(/Give the stream a title/);
    type(field, 'Szkliwo');
    site.save = 'database_unavailable';
    await press('Save');
    await timeUntil(() => expect(field).toHaveAccessibleDescription(/The title was not saved/));
    expect(field).toHaveValue('Szkliwo');
    site.save = 'ok';
    await press('Save');
    await timeUntil(() => screen.getByRole('heading', { name: 'Szkliwo' }));
    expect(asked.at(-1)).toBe('save {"title":"Szkliwo"}');
  });

  const choose = (name: string) => act(async () => screen.getByRole('radio', { name }).click());
  const saves = () => asked.filter((one) => one.startsWith('save'));

  test('who can watch is saved when it is applied, without a question while nobody watches', async () => {
    await open();
    expect(screen.queryByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
    await choose('Anyone with the link');
    await passTime(100);
    expect(asked).toEqual([]);
    await press('Apply');
    await timeUntil(() => expect(asked).toEqual(['save {"visibility":"unlisted"}']));
    await timeUntil(() => expect(screen.queryByRole('button', { name: 'Apply' })).not.toBeInTheDocument());
    await timeUntil(() => expect(screen.getByRole('radio', { name: 'Anyone with the link' })).toHaveFocus());
    expect(screen.getByRole('radio', { name: 'Anyone with the link' })).toBeChecked();
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('arrow keys move the choice and change nothing by themselves', async () => {
    site.stream = aStream({ ...started, viewers: 86 });
    await open();
    const user = userEvent.setup({ delay: null });
    // The library waits for a timer after the keys, and timers are in the hands of this test.
    const hit = async (keys: string) => {
      const done = user.keyboard(keys);
      await passTime(20);
      await done;
    };
    await act(async () => screen.getByRole('radio', { name: 'Everyone' }).focus());
    for (const name of ['Anyone with the link', 'Members', 'Invited people']) {
      await hit('{ArrowDown}');
      expect(screen.getByRole('radio', { name })).toBeChecked();
    }
    await passTime(1_000);
    expect(saves()).toEqual([]);
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    await hit('{ArrowUp}{ArrowUp}{ArrowUp}');
    expect(screen.queryByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
  });

  test.each(['Members', 'Invited people'])(
    'a live stream asks before it is for “%s” only',
    async (circle) => {
      site.stream = aStream({ ...started, viewers: 86 });
      await open();
      await choose(circle);
      await press('Apply');
      const dialog = await timeUntil(() =>
        screen.getByRole('alertdialog', { name: 'Change who can watch?' }),
      );
      expect(dialog).toHaveTextContent('86 viewers will be disconnected');
      expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus();
      await press('Cancel');
      await timeUntil(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
      expect(saves()).toEqual([]);
      expect(screen.getByRole('radio', { name: circle })).toBeChecked();
      await press('Apply');
      await press('Change and disconnect');
      const visibility = circle === 'Members' ? 'members_only' : 'private';
      await timeUntil(() => expect(saves()).toEqual([`save {"visibility":"${visibility}"}`]));
      await timeUntil(() => expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument());
    },
  );

  test.each([
    ['nobody watches it', { viewers: 0 }, 'Members'],
    ['more people may watch than before', { viewers: 86, visibility: 'private' }, 'Everyone'],
  ] as const)('a live stream changes without a question where %s', async (_, differs, circle) => {
    site.stream = aStream({ ...started, ...differs });
    await open();
    await choose(circle);
    await press('Apply');
    await timeUntil(() => expect(saves()).toHaveLength(1));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  test('a choice that was not applied gives way to one that another page saved', async () => {
    site.stream = aStream({ ...started, viewers: 86 });
    await open();
    await choose('Members');
    await press('Apply');
    await timeUntil(() => screen.getByRole('alertdialog'));
    site.stream = aStream({ ...started, viewers: 86, visibility: 'unlisted' });
    await passTime(31_000);
    await timeUntil(() => expect(screen.getByRole('radio', { name: 'Anyone with the link' })).toBeChecked());
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Apply' })).not.toBeInTheDocument();
    expect(saves()).toEqual([]);
  });

  test('to a producer a circle that the plan does not give is refused in words, and what was chosen stays', async () => {
    site.save = 'plan_required';
    await open();
    await choose('Members');
    await press('Apply');
    await timeUntil(() =>
      expect(screen.getByText(/The plan does not include this\./)).toHaveTextContent('This was not saved.'),
    );
    expect(screen.getByRole('radio', { name: 'Everyone' })).toBeChecked();
    // Their own plan says nothing of the owner's.
    expect(asked).not.toContain('plan');
  });

  test('what the owner’s own plan does not give cannot be chosen, and says who can give it', async () => {
    site.role = 'owner';
    site.plan = aPlan({ private: false });
    await open();
    const members = screen.getByRole('radio', { name: 'Members' });
    await timeUntil(() => expect(members).toBeDisabled());
    expect(members).toHaveAccessibleDescription('Not in your plan');
    await timeUntil(() => screen.getByText(/It is part of Creator\./));
    expect(screen.getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/plans');
    await act(async () => members.click());
    await passTime(100);
    expect(asked).toEqual(['plan']);
    expect(screen.getByRole('radio', { name: 'Anyone with the link' })).toBeEnabled();
  });

  test('what is chosen already stays so, and keeps the stream from starting', async () => {
    site.role = 'owner';
    site.plan = aPlan({ private: false });
    site.stream = aStream({ ...mine, visibility: 'members_only' });
    await open();
    const goLive = await button('Go live');
    await timeUntil(() => expect(goLive).toBeDisabled());
    expect(goLive).toHaveAccessibleDescription(/^You can’t go live yet: members-only/);
    expect(screen.getByRole('radio', { name: 'Members' })).toBeEnabled();
    await choose('Everyone');
    await press('Apply');
    await timeUntil(() => expect(goLive).toBeEnabled());
  });

  test('an owner whose plan does not host reads so before going live', async () => {
    site.role = 'owner';
    site.plan = aPlan({ host: false });
    await open();
    const goLive = await button('Go live');
    await timeUntil(() => expect(goLive).toBeDisabled());
    expect(goLive).toHaveAccessibleDescription(/^You can’t go live yet: hosting is not in your plan/);
  });

  test.each(['ended', 'canceled'] as const)('one that was %s can be made again', async (state) => {
    site.stream = aStream({ ...started, state });
    await open();
    await press(/^Duplicate/);
    await timeUntil(() => screen.getByRole('dialog', { name: 'Duplicate the stream' }));
  });

  test('one that was canceled cannot be started', async () => {
    site.stream = aStream({ ...mine, state: 'canceled' });
    await open();
    await timeUntil(() => screen.getByRole('heading', { name: 'The stream was canceled' }));
    expect(screen.queryByRole('button', { name: 'Go live' })).not.toBeInTheDocument();
    expect(devices.live('video')).toBeUndefined();
  });

  test('the watch link is there to copy', async () => {
    await open();
    expect(screen.getByLabelText('Watch link')).toHaveValue(aStream().watch_url);
  });
});

describe('for others', () => {
  test('who is not signed in comes back after signing in', async () => {
    localStorage.clear();
    server.use(http.post('/v1/auth/refresh', () => problem('sign_in_required')));
    holdTime();
    const { path } = openApp(`/studio/${id}`);
    await timeUntil(() => expect(path()).toBe(`/sign-in?next=${encodeURIComponent(`/studio/${id}`)}`));
  });

  test('somebody else’s stream can be watched instead', async () => {
    site.stream = aStream();
    holdTime();
    openApp(`/studio/${id}`);
    expect(await timeUntil(() => screen.getByRole('link', { name: 'Watch it' }))).toHaveAttribute(
      'href',
      `/watch/${id}`,
    );
    expect(devices.asked).toEqual([]);
  });

  test('a stream that is not there leads to the dashboard', async () => {
    site.stream = 'not_found';
    holdTime();
    openApp(`/studio/${id}`);
    expect(await timeUntil(() => screen.getByRole('link', { name: 'Open the dashboard' }))).toHaveAttribute(
      'href',
      '/dashboard',
    );
  });
});
