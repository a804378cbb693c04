import { expect, test } from '@jest/globals';
import { missingBetween, readH264, type Sequence } from './h264.ts';

const bytes = (hex: string) => (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
/** Parameter sets that x264 writes for 320 × 180 pixels: with B-frames, and without. */
const x264 = {
  withBFrames: bytes('00000001674d400deca0a0cfcf80b5060606a50000030001000003001e8f142996'),
  without: bytes('000000016742c00dda05067e7c05a830303528000003000800000300f478a155'),
};
const start = [0, 0, 0, 1];

function expGolomb(value: number): string {
  const binary = (value + 1).toString(2);
  return '0'.repeat(binary.length - 1) + binary;
}
const fixed = (value: number, length: number) =>
  length === 0 ? '' : value.toString(2).padStart(length, '0');
const sequence: Sequence = { frameNumberBits: 4, orderBits: 6, framesOnly: true, mayReorder: true };

/** A slice of a kind: 0 is P, 1 is B, 2 is I, and 5 more where the whole picture is. */
function slice(kind: number, { firstBlock = 0, frame = 0, order = 0, header = 0x61, of = sequence } = {}) {
  const idr = (header & 0x1f) === 5 ? expGolomb(0) : '';
  const numbers = fixed(frame, of.frameNumberBits) + idr + fixed(order, of.orderBits);
  const content = `${expGolomb(firstBlock) + expGolomb(kind) + expGolomb(0) + numbers}1`;
  const padded = content.padEnd(Math.ceil(content.length / 8) * 8, '0');
  return [...start, header, ...(padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))];
}
const read = (units: number[], known: Sequence | null = sequence) => readH264(new Uint8Array(units), known);

test.each([
  ['P', 0, false],
  ['B', 1, true],
  ['I', 2, false],
  ['P alone', 5, false],
  ['B alone', 6, true],
  ['I alone', 7, false],
])('a picture of slices %s', (_name, kind, isB) => {
  expect(read(slice(kind)).picture?.isB).toBe(isB);
});

test('the first slice counts, with its numbers', () => {
  const picture = read([...slice(6, { firstBlock: 40, frame: 3, order: 9 }), ...slice(5)]).picture;
  expect(picture).toEqual({ isB: true, isReference: true, frameNumber: 3, order: 9 });
  expect(read(slice(5, { header: 0x01 })).picture?.isReference).toBe(false);
});

test('the parameter sets of x264 say whether it may reorder, and how pictures are counted', () => {
  const { sequence: some, picture } = read([...x264.withBFrames], null);
  expect([some, picture]).toEqual([expect.objectContaining({ framesOnly: true, mayReorder: true }), null]);
  expect(read([...x264.without], null).sequence).toMatchObject({ framesOnly: true, mayReorder: false });
  if (!some) throw new Error('There is a sequence.');
  const key = slice(7, { header: 0x65, frame: 0, order: 0, of: some });
  expect(read([...x264.withBFrames, ...key], null).picture).toMatchObject({ frameNumber: 0, order: 0 });
});

test('nothing is known without a parameter set, of one that ends too early, and of a slice that does', () => {
  expect(read(slice(0), null)).toEqual({ sequence: null, picture: null });
  expect(read(x264.withBFrames.slice(0, 9), null).sequence).toBeNull();
  expect(read([...start, 0x61, 0x00]).picture).toBeNull();
  expect(read([1, 2, 3])).toEqual({ sequence, picture: null });
});

test('pictures are missing between two where more are shown than are counted', () => {
  const picture = (frameNumber: number, order: number, isReference = true) => ({
    isB: false,
    isReference,
    frameNumber,
    order,
  });
  const missing = (...[before, next]: [ReturnType<typeof picture>, ReturnType<typeof picture>]) =>
    missingBetween(before, next, sequence);
  expect(missing(picture(1, 2), picture(2, 4))).toBe(0);
  expect(missing(picture(1, 6), picture(2, 12))).toBe(2);
  // A lost picture that others refer to is counted, and one to which none does, and that arrived.
  expect(missing(picture(1, 2), picture(3, 6))).toBe(0);
  expect(missing(picture(2, 4, false), picture(2, 6))).toBe(0);
  // Both begin anew.
  expect(missing(picture(15, 62), picture(0, 0))).toBe(0);
  expect(missing(picture(15, 60), picture(0, 2))).toBe(2);
  // A picture that came again late.
  expect(missing(picture(4, 8), picture(3, 6))).toBe(0);
});
