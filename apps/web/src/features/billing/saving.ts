import { type Price, freeMonths } from '@footlight/plans';

/** What paying by the year saves: whole months for nothing, or a part of the price; null when nothing. */
export type Saving = { months: number; upTo: boolean } | { percent: number; upTo: boolean } | null;

/** The saving over several plans; `upTo` where it is not the same for all of them. */
export function savingOf(prices: readonly Price[]): Saving {
  if (prices.length === 0) return null;
  const months = prices.map(freeMonths);
  const mostMonths = Math.max(...months);
  if (mostMonths >= 1) return { months: mostMonths, upTo: months.some((each) => each !== mostMonths) };
  const percents = prices.map(({ month, year }) => Math.floor(100 - (100 * year) / (12 * month)));
  const percent = Math.max(...percents);
  return percent >= 1 ? { percent, upTo: percents.some((each) => each !== percent) } : null;
}
