import { expect, test } from '@jest/globals';
import { formatMoney } from './format-money.ts';

test('amounts are written in their currency, with decimals only where there is something behind the point', () => {
  const written = [
    formatMoney(1200, 'eur'),
    formatMoney(750, 'EUR'),
    formatMoney(0, 'usd'),
    formatMoney(1_234_567, 'usd'),
  ];
  expect(written).toEqual(['€12', '€7.50', '$0', '$12,345.67']);
});

test('currencies without decimals, or with three, keep theirs', () => {
  // What Intl writes before an amount without a sign of its own is a space that does not break.
  const plain = (amount: number, currency: string) => formatMoney(amount, currency).replaceAll('\u00a0', ' ');
  expect(plain(1800, 'jpy')).toBe('¥1,800');
  expect(plain(99_000, 'isk')).toBe('ISK 990');
  expect(plain(4500, 'mga')).toBe('MGA 4,500');
  expect(plain(399_050, 'huf')).toBe('HUF 3,990.50');
  expect(plain(3250, 'kwd')).toBe('KWD 3.250');
});
