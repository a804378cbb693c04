import { expect, test } from '@jest/globals';
import { FakeTrack } from '../../../test/fake-devices.ts';
import type { CaptureSnapshot, Input } from './capture.ts';
import { checksOf, obstacleOf } from './pre-live-checks.ts';

const on = (kind: 'video' | 'audio'): Input => ({
  state: 'on',
  on: true,
  track: new FakeTrack(kind, 'one'),
  failure: null,
  deviceId: 'one',
  devices: [],
});
const failed: Input = { ...on('video'), state: 'failed', track: null, failure: 'absent' };
const all: CaptureSnapshot = {
  camera: on('video'),
  microphone: on('audio'),
  screen: null,
  screenFailed: false,
};
const fine = { capture: all, encoder: null, heard: true, server: 'ok', lack: null, onAir: false } as const;

const states = (facts: Parameters<typeof checksOf>[0]) =>
  checksOf(facts).map((check) => `${check.state} ${check.message}`);

test('all works', () => {
  expect(states(fine)).toEqual(['ok picture_ok', 'ok sound_ok', 'ok server_ok']);
  expect(obstacleOf(checksOf(fine))).toBeUndefined();
});

test('without a picture there is no stream, but a screen will do', () => {
  const capture = { ...all, camera: failed };
  expect(obstacleOf(checksOf({ ...fine, capture }))?.message).toBe('picture_none');
  const shared = { ...capture, screen: { track: new FakeTrack('video', 'screen'), audio: null } };
  expect(obstacleOf(checksOf({ ...fine, capture: shared }))).toBeUndefined();
  const off = { ...all, camera: { ...on('video'), on: false, track: null } };
  expect(obstacleOf(checksOf({ ...fine, capture: off }))?.message).toBe('picture_off');
  const opening = { ...all, camera: { ...failed, state: 'opening', failure: null } as const };
  expect(obstacleOf(checksOf({ ...fine, capture: opening }))?.message).toBe('picture_wait');
});

test('a microphone that is missing, off or silent is a warning', () => {
  const silent = [
    { capture: { ...all, microphone: failed }, heard: false },
    { capture: { ...all, microphone: { ...on('audio'), on: false } }, heard: true },
    { capture: all, heard: false },
  ];
  expect(silent.map((facts) => states({ ...fine, ...facts })[1])).toEqual([
    'warn sound_none',
    'warn sound_off',
    'warn sound_silent',
  ]);
  for (const facts of silent) expect(obstacleOf(checksOf({ ...fine, ...facts }))).toBeUndefined();
});

test('a server that does not answer, or not wholly, prevents the start', () => {
  for (const server of ['unreachable', 'media', 'database'] as const) {
    expect(obstacleOf(checksOf({ ...fine, server }))?.name).toBe('server');
  }
  expect(obstacleOf(checksOf({ ...fine, server: undefined }))).toBeUndefined();
});

test('what the plan does not give prevents the start, and comes first', () => {
  expect(states({ ...fine, lack: 'host' })[0]).toBe('stop plan_host');
  expect(obstacleOf(checksOf({ ...fine, lack: 'private', server: 'media' }))?.message).toBe('plan_private');
  expect(states({ ...fine, lack: 'host', onAir: true })).toHaveLength(3);
});

test('on air everything is a warning', () => {
  const facts = { ...fine, capture: { ...all, camera: failed }, server: 'media', onAir: true } as const;
  expect(states(facts)).toEqual(['warn picture_dark', 'ok sound_ok', 'warn server_media']);
});

test('an encoder prevents nothing before the stream, and is missed on air', () => {
  const encoder = (sends: boolean, starts: boolean) => ({ ...fine, encoder: { sends, starts } });
  expect(states(encoder(false, false))).toEqual(['wait encoder_start', 'ok server_ok']);
  expect(states(encoder(false, true))).toEqual(['wait encoder_wait', 'ok server_ok']);
  expect(obstacleOf(checksOf(encoder(false, false)))).toBeUndefined();
  expect(states(encoder(true, false))).toEqual(['ok encoder_ok', 'ok server_ok']);
  expect(states({ ...encoder(false, false), onAir: true })).toEqual(['warn encoder_none', 'ok server_ok']);
});
