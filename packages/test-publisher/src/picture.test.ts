import { expect, test } from '@jest/globals';
import { Canvas, colour } from './canvas.ts';
import { testPicture } from './picture.ts';

const luma = (canvas: Canvas, x: number, y: number) =>
  canvas.data[Math.round(y) * canvas.width + Math.round(x)];

test('a canvas holds full luma and quarter colour, and cuts off what lies outside', () => {
  const canvas = new Canvas(8, 4);
  expect(canvas.data).toHaveLength(8 * 4 * 1.5);
  canvas.fill(4, 2, 100, 100, { y: 200, u: 90, v: 240 });
  expect([...canvas.data.subarray(0, 32)]).toEqual([
    ...[0, 0, 0, 0, 0, 0, 0, 0],
    ...[0, 0, 0, 0, 0, 0, 0, 0],
    ...[0, 0, 0, 0, 200, 200, 200, 200],
    ...[0, 0, 0, 0, 200, 200, 200, 200],
  ]);
  expect([...canvas.data.subarray(32)]).toEqual([0, 0, 0, 0, 0, 0, 90, 90, 0, 0, 0, 0, 0, 0, 240, 240]);
  canvas.fill(-10, -10, 5, 5, { y: 1, u: 1, v: 1 });
  expect(canvas.data[0]).toBe(0);
});

test('colours are those of a television', () => {
  expect(colour(255, 255, 255)).toEqual({ y: 235, u: 128, v: 128 });
  expect(colour(0, 0, 0)).toEqual({ y: 16, u: 128, v: 128 });
  expect(colour(255, 0, 0).v).toBeGreaterThan(230);
});

test('shows bars that stand, a ball that runs and a clock that goes', () => {
  const draw = testPicture(640, 360);
  const at = (moment: number) => {
    const canvas = new Canvas(640, 360);
    canvas.copy(draw(new Date(moment)));
    return canvas;
  };
  const [first, later, back] = [at(0), at(1500), at(6000)];
  expect(luma(first, 40, 20)).toBe(luma(later, 40, 20));
  expect(luma(first, 40, 20)).not.toBe(luma(first, 600, 20));
  // In three seconds the ball goes from left to right, in three more back.
  const ball = luma(first, 30, 360 * 0.55);
  expect(luma(later, 320, 360 * 0.55)).toBe(ball);
  expect(luma(later, 30, 360 * 0.55)).not.toBe(ball);
  expect(luma(back, 30, 360 * 0.55)).toBe(ball);

  const clock = (canvas: Canvas) => [...canvas.data.subarray(640 * 274, 640 * 330)].join();
  expect(clock(first)).not.toBe(clock(at(100)));
  expect(clock(first)).toBe(clock(at(50)));
});
