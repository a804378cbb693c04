import { decimalsOf } from '@footlight/plans';
import { formatLocale } from './format.ts';

/**
 * An amount in the smallest unit of a currency, as Stripe counts it → "€12", "€7.50", "¥1,800": without decimals where
 * there is nothing behind the point.
 *
 * @param currency ISO 4217
 */
export function formatMoney(amount: number, currency: string): string {
  const decimals = decimalsOf(currency.toLowerCase());
  const value = amount / 10 ** decimals;
  const digits = Number.isInteger(value) ? 0 : decimals;
  return new Intl.NumberFormat(formatLocale(), {
    style: 'currency',
    currency: currency.toUpperCase(),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}
