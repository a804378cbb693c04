import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { FakeDevices, installFakeDevices } from '../../../test/fake-devices.ts';
import { Capture } from './capture.ts';

let devices: FakeDevices;

/** Lets all promises that are under way come to their end. */
const settle = () => jest.advanceTimersByTimeAsync(0);

async function open() {
  const capture = new Capture();
  const close = capture.retain();
  await settle();
  return { capture, close, seen: () => capture.getSnapshot() };
}

function permission(state: PermissionState): void {
  Object.defineProperty(navigator, 'permissions', {
    configurable: true,
    value: { query: async () => ({ state }) },
  });
}

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  devices = new FakeDevices();
  installFakeDevices(devices);
  permission('granted');
  devices.plug('video', 'cam', 'Sony ZV-E10');
  devices.plug('audio', 'mic', 'RØDE Wireless GO II');
});
afterEach(() => {
  jest.useRealTimers();
});

describe('opening', () => {
  test('asks for both with one question, and names the devices', async () => {
    const { seen } = await open();
    expect(devices.asked).toEqual(['video, audio']);
    expect(seen().camera).toMatchObject({
      state: 'on',
      deviceId: 'cam',
      devices: [{ id: 'cam', label: 'Sony ZV-E10' }],
    });
    expect(seen().microphone).toMatchObject({ state: 'on', deviceId: 'mic' });
  });

  test('a page that React takes down and puts up again opens them once', async () => {
    const capture = new Capture();
    capture.retain()();
    capture.retain();
    await settle();
    expect(devices.asked).toEqual(['video, audio']);
    expect(devices.live('video')).toBeDefined();
  });

  test('uses what was chosen the last time', async () => {
    devices.plug('video', 'cam 2');
    const first = await open();
    first.capture.choose('camera', 'cam 2');
    await settle();
    first.close();
    await settle();
    devices.asked = [];
    const { seen } = await open();
    expect(devices.asked[0]).toContain('video cam 2');
    expect(seen().camera.deviceId).toBe('cam 2');
  });

  test('takes another one when the remembered one is not here, and still remembers it', async () => {
    localStorage.setItem('footlight.camera', 'at home');
    const { seen } = await open();
    expect(seen().camera).toMatchObject({ state: 'on', deviceId: 'cam' });
    expect(seen().microphone.state).toBe('on');
    expect(localStorage.getItem('footlight.camera')).toBe('at home');
  });

  test('closes everything when it is left, also what comes too late', async () => {
    const { close } = await open();
    close();
    await settle();
    expect(devices.tracks.every((track) => track.readyState === 'ended')).toBe(true);

    const late = new Capture().retain();
    late();
    await settle();
    expect(devices.tracks.every((track) => track.readyState === 'ended')).toBe(true);
  });
});

describe('failing', () => {
  test.each([
    ['NotAllowedError', 'refused'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'absent'],
    ['TypeError', 'unknown'],
  ] as const)('a camera that throws %s is %s, and the microphone still works', async (name, failure) => {
    devices.failures.video = name;
    const { capture, seen } = await open();
    expect(seen().camera).toMatchObject({ state: 'failed', failure, track: null });
    if (name !== 'NotAllowedError') expect(seen().microphone.state).toBe('on');
    devices.failures = {};
    capture.retry('camera');
    await settle();
    expect(seen().camera).toMatchObject({ state: 'on', failure: null });
  });

  test('a permission that was denied is not asked for again unasked', async () => {
    devices.failures = { video: 'NotAllowedError', audio: 'NotAllowedError' };
    const { seen } = await open();
    expect(devices.asked).toEqual(['video, audio']);
    expect([seen().camera.failure, seen().microphone.failure]).toEqual(['refused', 'refused']);
  });

  test('without a microphone there is a picture', async () => {
    devices.unplug('mic');
    const { seen } = await open();
    expect(seen().camera.state).toBe('on');
    expect(seen().microphone).toMatchObject({ state: 'failed', failure: 'absent', devices: [] });
  });

  test('the first one that is plugged in is used', async () => {
    devices.unplug('cam');
    const { seen } = await open();
    expect(seen().camera.failure).toBe('absent');
    devices.plug('video', 'new cam');
    await settle();
    expect(seen().camera).toMatchObject({ state: 'on', deviceId: 'new cam' });
  });

  test('one that is pulled out is missed, another one is offered but not taken, and it is used again when it comes back', async () => {
    devices.plug('video', 'cam 2');
    const { capture, seen } = await open();
    devices.unplug('cam');
    await settle();
    expect(seen().camera).toMatchObject({
      state: 'failed',
      failure: 'unplugged',
      track: null,
      deviceId: 'cam',
    });
    expect(seen().camera.devices.map((device) => device.id)).toEqual(['cam 2']);
    expect(seen().microphone.state).toBe('on');
    devices.plug('video', 'cam');
    await settle();
    expect(seen().camera).toMatchObject({ state: 'on', deviceId: 'cam' });
    devices.unplug('cam');
    await settle();
    capture.choose('camera', 'cam 2');
    await settle();
    expect(seen().camera).toMatchObject({ state: 'on', deviceId: 'cam 2' });
  });

  test('a permission that is taken back is called that', async () => {
    const { seen } = await open();
    permission('denied');
    devices.live('video')?.end();
    await settle();
    expect(seen().camera.failure).toBe('refused');
  });

  test('a page without https has no devices to give', async () => {
    installFakeDevices(null);
    const { seen } = await open();
    expect([seen().camera.failure, seen().microphone.failure]).toEqual(['insecure', 'insecure']);
  });
});

describe('switching', () => {
  test('a camera that is off is let go of, and comes back', async () => {
    const { capture, seen } = await open();
    capture.setOn('camera', false);
    expect(devices.live('video')).toBeUndefined();
    expect(seen().camera).toMatchObject({ on: false, track: null, failure: null });
    capture.setOn('camera', true);
    await settle();
    expect(seen().camera.track).toBe(devices.live('video'));
  });

  test('a camera that is switched off while it opens does not come on', async () => {
    const { capture } = await open();
    capture.setOn('camera', false);
    capture.setOn('camera', true);
    capture.setOn('camera', false);
    await settle();
    expect(devices.live('video')).toBeUndefined();
  });

  test('a microphone that is off stays open and says nothing, also after another one is chosen', async () => {
    devices.plug('audio', 'mic 2');
    const { capture } = await open();
    capture.setOn('microphone', false);
    expect(devices.live('audio')).toMatchObject({ enabled: false });
    capture.choose('microphone', 'mic 2');
    await settle();
    expect(devices.live('audio')).toMatchObject({ enabled: false });
    capture.setOn('microphone', true);
    expect(devices.live('audio')).toMatchObject({ enabled: true });
  });
});

describe('the screen', () => {
  test('is shared until it is stopped, here or by the browser’s own button', async () => {
    const { capture, seen } = await open();
    await capture.shareScreen();
    const [track] = devices.tracks.slice(-1);
    expect(seen().screen?.track).toBe(track);
    track?.end();
    expect(seen().screen).toBeNull();
    await capture.shareScreen();
    capture.stopScreen();
    expect(seen().screen).toBeNull();
    expect(devices.tracks.at(-1)?.readyState).toBe('ended');
  });

  test('not to share it is a choice; not to be able to is a failure', async () => {
    const { capture, seen } = await open();
    devices.failures.screen = 'NotAllowedError';
    await capture.shareScreen();
    expect(seen()).toMatchObject({ screen: null, screenFailed: false });
    devices.failures.screen = 'NotReadableError';
    await capture.shareScreen();
    expect(seen()).toMatchObject({ screen: null, screenFailed: true });
    devices.failures = {};
    await capture.shareScreen();
    expect(seen().screenFailed).toBe(false);
  });
});
