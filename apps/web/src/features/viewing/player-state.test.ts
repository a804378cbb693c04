import { expect, test } from '@jest/globals';
import { meaningOf } from '@footlight/contracts';
import { aStream } from '../../../test/answers.ts';
import type { RoomMedia } from '../../lib/live-room/viewer-room.ts';
import { ApiProblem } from '../../lib/send.ts';
import { playerStateOf } from './player-state.ts';
import type { WatchPhase } from './watch-phase.ts';

const { status, title } = meaningOf('not_found');
const notFound = new ApiProblem({
  type: '',
  title,
  status,
  detail: title,
  code: 'not_found',
  request_id: 'req_1',
});
const playing: RoomMedia = {
  connection: 'connected',
  flow: 'flowing',
  camera: 'on',
  screen: false,
  cameraTrack: 1,
  screenTrack: null,
  sound: 'on',
  soundRefused: false,
  layers: [],
};
const watching: WatchPhase = { kind: 'watching' };
const state = (known: Partial<Parameters<typeof playerStateOf>[0]>) =>
  playerStateOf({
    stream: aStream(),
    error: null,
    access: undefined,
    phase: watching,
    picture: playing,
    ...known,
  });

test('a stream that may not be seen is missing, however the joining goes', () => {
  expect(state({ stream: undefined, error: notFound, phase: { kind: 'idle' } })).toEqual({ kind: 'missing' });
});

test('a stream that was seen is not called missing by one answer', () => {
  expect(state({ error: notFound })).toEqual({ kind: 'picture' });
});

test('the end comes before everything else', () => {
  const stream = aStream({ state: 'ended' });
  expect(state({ stream, phase: { kind: 'failed', cause: 'media', retryAt: 0 } })).toEqual({ kind: 'ended' });
});

test('a stream that has not started waits, whether a seat was asked for or not', () => {
  const stream = aStream({ state: 'scheduled' });
  expect(state({ stream, phase: { kind: 'idle' } })).toEqual({ kind: 'not_started' });
  expect(state({ stream, phase: { kind: 'joining', again: false } })).toEqual({ kind: 'not_started' });
});

test('what stands in the way is said even before the stream is known', () => {
  const phase: WatchPhase = { kind: 'failed', cause: 'database', retryAt: 5 };
  expect(state({ stream: undefined, phase })).toBe(phase);
});

test('watching shows the picture, or why there is none', () => {
  expect(state({})).toEqual({ kind: 'picture' });
  expect(state({ picture: { ...playing, connection: 'reconnecting' } })).toEqual({ kind: 'reconnecting' });
  expect(state({ picture: { ...playing, camera: 'off' } })).toEqual({ kind: 'camera_off', sound: true });
  expect(state({ picture: { ...playing, camera: 'off', sound: 'off' } })).toEqual({
    kind: 'camera_off',
    sound: false,
  });
  expect(state({ picture: { ...playing, camera: 'off', screen: true } })).toEqual({ kind: 'picture' });
  expect(state({ picture: { ...playing, camera: 'none', sound: 'none' } })).toEqual({ kind: 'empty' });
});

test('a host who dropped is said to be reconnecting, until media flows again', () => {
  const interrupted_at = '2026-11-23T18:00:00.000Z';
  const stream = aStream({ state: 'interrupted', interrupted_at });
  expect(state({ stream, picture: { ...playing, flow: 'idle' } })).toEqual({
    kind: 'interrupted',
    since: interrupted_at,
  });
  // The server knows later than the one who watches, of the loss and of the return.
  expect(state({ picture: { ...playing, flow: 'stalled' } })).toEqual({ kind: 'interrupted', since: null });
  expect(state({ stream })).toEqual({ kind: 'picture' });
});
