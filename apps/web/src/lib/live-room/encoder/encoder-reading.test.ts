import { expect, test } from '@jest/globals';
import { readingOf } from './encoder-reading.ts';

const first = {
  timestamp: 1_000,
  bytesReceived: 10_000,
  framesReceived: 30,
  frameWidth: 1280,
  frameHeight: 720,
};
const facts = { keyFrameInterval: 2, sinceKeyFrame: 0.5, bFrames: false };

test('rates are those between two readings', () => {
  const now = { ...first, timestamp: 3_000, bytesReceived: 510_000, framesReceived: 90 };
  expect(readingOf(first, now, facts)).toEqual({
    width: 1280,
    height: 720,
    fps: 30,
    bitrate: 2_000_000,
    ...facts,
  });
});

test('the first reading has a size and no rates; without one nothing is known', () => {
  expect(readingOf(null, first, null)).toMatchObject({
    width: 1280,
    fps: null,
    bitrate: null,
    bFrames: null,
  });
  expect(readingOf(null, null, null)).toMatchObject({ width: null, height: null, fps: null });
});

test('counters that began anew are no negative rates, and no time between two is no rate', () => {
  expect(
    readingOf(first, { ...first, timestamp: 2_000, bytesReceived: 0, framesReceived: 0 }, null),
  ).toMatchObject({
    fps: 0,
    bitrate: 0,
  });
  expect(readingOf(first, first, null)).toMatchObject({ fps: null, bitrate: null });
});
