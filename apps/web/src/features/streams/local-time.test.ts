import { expect, test } from '@jest/globals';
import { localTimeIn, momentOf } from './local-time.ts';

test('a moment stands on the clocks of its zone, also at midnight', () => {
  expect(localTimeIn('Europe/Warsaw', '2027-03-27T18:30:00.000Z')).toEqual({
    date: '2027-03-27',
    time: '19:30',
  });
  expect(localTimeIn('Asia/Tokyo', '2027-03-27T15:00:00.000Z')).toEqual({
    date: '2027-03-28',
    time: '00:00',
  });
});

test('a local time is the moment that its zone makes of it, before and after the clocks change', () => {
  const at = (date: string, time: string) => momentOf({ date, time }, 'Europe/Warsaw')?.toISOString();
  expect(at('2027-03-27', '19:30')).toBe('2027-03-27T18:30:00.000Z');
  expect(at('2027-03-28', '19:30')).toBe('2027-03-28T17:30:00.000Z');
  expect(at('2027-10-31', '00:30')).toBe('2027-10-30T22:30:00.000Z');
});

test('half a time is none', () => {
  expect(momentOf({ date: '2027-03-27', time: '' }, 'UTC')).toBeNull();
});
