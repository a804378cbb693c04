import { describe, expect, test } from '@jest/globals';
import { gridValues, highestOf, timeShares } from './chart-scale.ts';

describe('the lines of a chart', () => {
  test.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [97, [0, 25, 50, 75, 100]],
    [1_234, [0, 500, 1_000, 1_500]],
  ])('up to %i', (most, lines) => {
    expect(gridValues(most)).toEqual(lines);
  });
});

describe('the times below a chart', () => {
  test.each([
    [3 * 3_600_000, [0, 0.25, 0.5, 0.75, 1]],
    [2 * 60_000 + 10_000, [0, 0.5, 1]],
    [59_000, [0]],
  ])('of %i ms', (length, shares) => {
    expect(timeShares(length, 5)).toEqual(shares);
  });
});

describe('fewer values', () => {
  test('are the highest of those that they stand for', () => {
    expect(highestOf([1, 5, 2, 0, 9], 3)).toEqual({ size: 2, values: [5, 2, 9] });
  });
  test('are the same where they are few enough', () => {
    expect(highestOf([1, 5], 3)).toEqual({ size: 1, values: [1, 5] });
  });
});
