import { expect, test } from '@jest/globals';
import { FrameLog } from './frame-log.ts';

const bytes = (hex: string) => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
/** Parameter sets of x264 with bframes=2 and with bframes=0. */
const withBFrames = bytes('00000001674d400deca0a0cfcf80b5060606a50000030001000003001e8f142996');
const without = bytes('000000016742c00dda05067e7c05a830303528000003000800000300f478a155');

/** A slice behind its start code: its kind, frame_num (4 bits) and pic_order_cnt_lsb (6 bits), as x264 has them. */
function slice(header: number, kind: string, frame: number, order: number) {
  const numbers =
    frame.toString(2).padStart(4, '0') + (header === 0x65 ? '1' : '') + order.toString(2).padStart(6, '0');
  const content = `1${kind}1${numbers}1`.padEnd(24, '0');
  return [0, 0, 0, 1, header, ...(content.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))];
}
const i = new Uint8Array([...withBFrames, ...slice(0x65, '0001000', 0, 0)]);
const p = (frame: number, order: number) => new Uint8Array(slice(0x41, '00110', frame % 16, order % 64));
const b = new Uint8Array(slice(0x01, '00111', 2, 4));

const add = (log: FrameLog, data: Uint8Array, at: number, isH264 = true) =>
  log.add({ isKey: data === i, isH264, data }, at);

test('knows nothing before the first frame', () => {
  expect(new FrameLog().factsAt(100)).toEqual({
    keyFrameInterval: null,
    sinceKeyFrame: null,
    bFrames: null,
  });
});

test('measures from one key frame to the next', () => {
  const log = new FrameLog();
  add(log, i, 1_000);
  add(log, p(1, 2), 1_500);
  expect(log.factsAt(2_000)).toMatchObject({ keyFrameInterval: null, sinceKeyFrame: 1 });
  add(log, i, 3_000);
  expect(log.factsAt(3_500)).toMatchObject({ keyFrameInterval: 2, sinceKeyFrame: 0.5 });
});

test('a B-frame that arrives counts for five seconds after it', () => {
  const log = new FrameLog();
  add(log, i, 0);
  add(log, b, 100);
  expect(log.factsAt(5_000).bFrames).toBe(true);
  expect(log.factsAt(5_200).bFrames).toBeNull();
});

test('B-frames that the server dropped are found by the places that they leave', () => {
  const log = new FrameLog();
  add(log, i, 0);
  add(log, p(1, 6), 200);
  expect(log.factsAt(200).bFrames).toBe(true);
});

test('ten pictures in a row without one missing show that there are none', () => {
  const log = new FrameLog();
  add(log, i, 0);
  for (let picture = 1; picture <= 9; picture += 1) add(log, p(picture, picture * 2), picture * 30);
  expect(log.factsAt(300).bFrames).toBeNull();
  add(log, p(10, 20), 300);
  expect(log.factsAt(300).bFrames).toBe(false);
});

test('a parameter set without reordering shows it at once', () => {
  const log = new FrameLog();
  log.add({ isKey: true, isH264: true, data: new Uint8Array(without) }, 0);
  expect(log.factsAt(100).bFrames).toBe(false);
});

test('of another codec nothing is known but its key frames', () => {
  const log = new FrameLog();
  add(log, i, 0, false);
  add(log, b, 1_000, false);
  expect(log.factsAt(1_000)).toMatchObject({ sinceKeyFrame: 1, bFrames: null });
});
