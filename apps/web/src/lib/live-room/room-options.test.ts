import { afterEach, expect, test } from '@jest/globals';
import { rtcConfigFor, wantsAdaptiveStream } from './room-options.ts';

afterEach(() => localStorage.clear());

test.each(['ws://127.0.0.1:8080', 'ws://localhost:8080', 'ws://[::1]:8080', 'ws://127.9.9.9'])(
  'asks no STUN server for the way to %s',
  (url) => {
    expect(rtcConfigFor(url)).toEqual({ iceServers: [] });
  },
);

test('elsewhere the media server says which servers to ask', () => {
  expect(rtcConfigFor('wss://live.example')).toBeUndefined();
  expect(rtcConfigFor('wss://localhost.example')).toBeUndefined();
});

test('the picture adapts to its size, unless that is switched off', () => {
  expect(wantsAdaptiveStream()).toBe(true);
  localStorage.setItem('footlight.adaptive-stream', 'off');
  expect(wantsAdaptiveStream()).toBe(false);
});
