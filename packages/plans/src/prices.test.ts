import { describe, expect, it } from '@jest/globals';
import { type Prices, decimalsOf, freeMonths, problemsOfPrices, standardPrices } from './index.ts';

const messagesOf = (prices: Prices) =>
  problemsOfPrices(prices).map(({ path, message }) => `${path.join('.')}: ${message}`);
const euros = { currency: 'eur', creator: { month: 900, year: 9000 }, pro: { month: 1900, year: 22_800 } };

describe('prices', () => {
  it('of the table can be asked for, and twelve months cost ten', () => {
    expect(problemsOfPrices(standardPrices)).toEqual([]);
    expect([freeMonths(standardPrices.creator), freeMonths(standardPrices.pro)]).toEqual([2, 2]);
  });

  it('of a year may be twelve months, and not one cent more', () => {
    expect(messagesOf(euros)).toEqual([]);
    expect(freeMonths(euros.pro)).toBe(0);
    expect(messagesOf({ ...euros, pro: { month: 1900, year: 22_801 } })).toEqual([
      'pro.year: must not be more than twelve months, which cost 22800',
    ]);
  });

  it.each([
    [-1200, 'creator.month: must be more than 0, not -1200'],
    [0, 'creator.month: must be more than 0, not 0'],
    [12.5, 'creator.month: must be a whole number in the smallest unit of eur, not 12.5'],
    [100_000_000, 'creator.month: must not be more than 99999999'],
  ])('are refused with an amount of %d', (month, message) => {
    expect(messagesOf({ ...euros, creator: { ...euros.creator, month } })).toEqual([message]);
  });

  it.each(['', 'eu', 'EUR', 'euro', 'zzz'])('are refused in the currency %j', (currency) => {
    expect(messagesOf({ ...euros, currency })).toEqual([
      `currency: "${currency}" is no currency: write its ISO 4217 code, for example "eur"`,
    ]);
  });

  it('are counted in the units that Stripe counts in, whatever Intl knows', () => {
    const decimals = ['usd', 'jpy', 'mga', 'isk', 'huf', 'kwd'].map(decimalsOf);
    expect(decimals).toEqual([2, 0, 0, 2, 2, 3]);
  });

  it('have no smaller part than their currency has', () => {
    expect(messagesOf({ ...euros, currency: 'isk', creator: { month: 950, year: 9000 } })).toEqual([
      'creator.month: must be a multiple of 100: isk has no smaller part',
    ]);
  });
});
