import type { Interval, Price } from '../objects/catalogue-kinds.ts';

const DAY = 86_400;

/**
 * When the next period ends, counted from the anchor: a subscription of the 31st is paid on the last day of a shorter
 * month, and on the 31st again after it.
 * @param anchor when the first period began, in seconds since 1970
 * @param start where the period begins that ends at the answer
 */
export function periodEnd(anchor: number, start: number, { recurring }: Price): number {
  const { interval, interval_count: count } = recurring ?? {
    interval: 'month' as Interval,
    interval_count: 1,
  };
  if (interval === 'day' || interval === 'week') return start + DAY * count * (interval === 'week' ? 7 : 1);
  const step = interval === 'year' ? 12 * count : count;
  for (let months = step; ; months += step) {
    const end = addMonths(anchor, months);
    if (end > start) return end;
  }
}

function addMonths(anchor: number, months: number): number {
  const from = new Date(anchor * 1000);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = Math.min(from.getUTCDate(), lastDay);
  const time = [from.getUTCHours(), from.getUTCMinutes(), from.getUTCSeconds()] as const;
  return Date.UTC(from.getUTCFullYear(), month, day, ...time) / 1000;
}
