import { expect, test } from '@jest/globals';
import { SAMPLES_A_FRAME, soundFrame } from './sound.ts';

const loudest = (frame: number) => Math.max(...soundFrame(frame).map(Math.abs));

test('swells and fades once a second, and never startles', () => {
  expect(soundFrame(0)).toHaveLength(SAMPLES_A_FRAME);
  const second = Array.from({ length: 100 }, (_, frame) => loudest(frame));
  expect(second[0]).toBeLessThan(50);
  expect(second[99]).toBeLessThan(50);
  expect(Math.max(...second.slice(40, 60))).toBeGreaterThan(1500);
  expect(Math.max(...second)).toBeLessThan(0.13 * 32_767);
  // The chord's own waves differ from second to second; its swell does not.
  expect(loudest(150)).toBeGreaterThan(1500);
});
