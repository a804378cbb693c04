import { describe, expect, test } from '@jest/globals';
import { timeLeft } from './time-left.ts';

const written = (ms: number) => timeLeft(ms).map(({ unit, value }) => `${value} ${unit}`);

describe('timeLeft', () => {
  test('counts days, and seconds on the last one', () => {
    expect(written(90_000_000)).toEqual(['1 days', '1 hours', '0 minutes']);
    expect(written(86_399_000)).toEqual(['23 hours', '59 minutes', '59 seconds']);
  });

  test('comes to nought when it starts, and not before', () => {
    expect(written(1)).toEqual(['0 minutes', '1 seconds']);
    expect(written(0)).toEqual(['0 minutes', '0 seconds']);
    expect(written(-5_000)).toEqual(['0 minutes', '0 seconds']);
  });
});
