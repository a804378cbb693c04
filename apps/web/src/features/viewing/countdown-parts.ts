import type { TFunction } from 'i18next';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds → the numbers of a clock: days to minutes, hours to seconds, or minutes and seconds. */
export function countdownParts(left: number, t: TFunction<'viewing'>): { value: number; unit: string }[] {
  const of = (unit: 'days' | 'hours' | 'minutes' | 'seconds', value: number) => ({
    value,
    unit: t(`countdown.${unit}`, { count: value }),
  });
  const days = Math.floor(left / day);
  const hours = Math.floor((left % day) / hour);
  const minutes = Math.floor((left % hour) / minute);
  const seconds = Math.floor((left % minute) / second);
  if (days > 0) return [of('days', days), of('hours', hours), of('minutes', minutes)];
  if (hours > 0) return [of('hours', hours), of('minutes', minutes), of('seconds', seconds)];
  return [of('minutes', minutes), of('seconds', seconds)];
}

/** When the time that is left is read out, in minutes: not each second. */
const announced = [1, 5, 10];

/** The minutes that are read out now, or null while it is longer than that. */
export function announcedMinutes(left: number): number | null {
  return left <= 0 ? null : (announced.find((minutes) => left <= minutes * minute) ?? null);
}
