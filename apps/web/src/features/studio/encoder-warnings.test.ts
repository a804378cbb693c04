import { expect, test } from '@jest/globals';
import { codecName, encoderWarningsOf } from './encoder-warnings.ts';

const encoder = { id: 'skey_1', codec: 'video/H264', sound: 'audio/opus', picture: 1, refused: false };
const reading = {
  width: 1280,
  height: 720,
  fps: 30,
  bitrate: 2_000_000,
  keyFrameInterval: 2,
  sinceKeyFrame: 1,
  bFrames: false,
};

test('H.264 without B-frames and with key frames every two seconds is as it should be', () => {
  expect(encoderWarningsOf(encoder, reading)).toEqual([]);
  expect(encoderWarningsOf(encoder, null)).toEqual([]);
});

test.each(['video/H265', 'video/AV1', 'video/VP9'])('%s is not played by every viewer', (codec) => {
  expect(encoderWarningsOf({ ...encoder, codec, refused: true }, null)).toEqual(['codec']);
});

test('H.264 that this browser refuses is named', () => {
  expect(encoderWarningsOf({ ...encoder, refused: true }, null)).toEqual(['unreadable']);
});

test('B-frames are named, and key frames that are far apart, also before the second one', () => {
  expect(encoderWarningsOf(encoder, { ...reading, bFrames: true })).toEqual(['b_frames']);
  expect(encoderWarningsOf(encoder, { ...reading, keyFrameInterval: 8 })).toEqual(['key_frames']);
  expect(encoderWarningsOf(encoder, { ...reading, keyFrameInterval: null, sinceKeyFrame: 5 })).toEqual([
    'key_frames',
  ]);
});

test('what does not arrive is named', () => {
  expect(encoderWarningsOf({ ...encoder, codec: null, sound: null }, null)).toEqual([
    'no_picture',
    'no_sound',
  ]);
});

test('codecs have the names that people know', () => {
  expect(['video/H264', 'video/H265', 'video/AV1', 'audio/opus'].map(codecName)).toEqual([
    'H.264',
    'HEVC (H.265)',
    'AV1',
    'Opus',
  ]);
});
