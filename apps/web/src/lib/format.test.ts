import { describe, expect, test } from '@jest/globals';
import { formatClock, formatLength, formatMoment, formatNumber } from './format.ts';

const minute = 60_000;

describe('formats', () => {
  test('a clock runs in seconds, and shows hours from the first one on', () => {
    expect(formatClock(4_360_000)).toBe('1:12:40');
    expect(formatClock(5_999)).toBe('0:05');
    expect(formatClock(-1)).toBe('0:00');
  });

  test('a length is told in words', () => {
    expect(formatLength(30_000)).toBe('under a minute');
    expect(formatLength(48 * minute)).toBe('48 min');
    expect(formatLength(120 * minute)).toBe('2 h');
    expect(formatLength(124 * minute)).toBe('2 h 4 min');
  });

  test('numbers are grouped as the reader does', () => {
    expect(formatNumber(1284)).toBe(new Intl.NumberFormat(navigator.language).format(1284));
  });

  test('a moment of another year names the year', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(formatMoment('2026-11-26T18:30:00Z', now)).not.toMatch(/20\d\d/);
    expect(formatMoment('2025-11-26T18:30:00Z', now)).toMatch(/2025/);
  });
});
