import { expect, test } from '@jest/globals';
import { savingOf } from './saving.ts';

test('a year saves whole months, and says so when it is not the same for every plan', () => {
  const tenMonths = { month: 1200, year: 12_000 };
  expect(savingOf([tenMonths, { month: 2900, year: 29_000 }])).toEqual({ months: 2, upTo: false });
  expect(savingOf([tenMonths, { month: 2900, year: 31_900 }])).toEqual({ months: 2, upTo: true });
});

test('less than a month is said in percent, and nothing is not said', () => {
  expect(savingOf([{ month: 1000, year: 11_400 }])).toEqual({ percent: 5, upTo: false });
  expect(savingOf([{ month: 1000, year: 12_000 }])).toBeNull();
  expect(savingOf([])).toBeNull();
});
