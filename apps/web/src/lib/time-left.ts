type Unit = 'days' | 'hours' | 'minutes' | 'seconds';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds → what a clock counts down: days to minutes, hours to seconds, or minutes and seconds. */
export function timeLeft(ms: number): { unit: Unit; value: number }[] {
  // Rounded up, so that the clock comes to nought when it starts and not a second before.
  const left = Math.ceil(Math.max(0, ms) / second) * second;
  const hours = { unit: 'hours', value: Math.floor((left % day) / hour) } as const;
  const minutes = { unit: 'minutes', value: Math.floor((left % hour) / minute) } as const;
  const seconds = { unit: 'seconds', value: Math.floor((left % minute) / second) } as const;
  if (left >= day) return [{ unit: 'days', value: Math.floor(left / day) }, hours, minutes];
  return left >= hour ? [hours, minutes, seconds] : [minutes, seconds];
}
