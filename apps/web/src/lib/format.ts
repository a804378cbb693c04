import i18next from 'i18next';

/**
 * How dates and numbers are written: the reader's own variant of the language of the words ("en-GB" with English words),
 * else that language.
 */
export function formatLocale(): string {
  const words = i18next.language;
  return navigator.languages.find((tag) => tag === words || tag.startsWith(`${words}-`)) ?? words;
}

/** 1284 → "1,284". */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(formatLocale()).format(value);
}

/** Milliseconds → a running clock, "1:12:40" or "4:05". */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const pad = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** Milliseconds → a length in words, "2 h 4 min", "48 min"; below one minute "under a minute". */
export function formatLength(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return i18next.t('length.moment');
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return i18next.t('length.minutes', { minutes });
  return minutes % 60 === 0
    ? i18next.t('length.hours', { hours })
    : i18next.t('length.hours_minutes', { hours, minutes: minutes % 60 });
}

/** A moment → "Thu 26 Nov, 18:30" in the reader's own time; with the year when it is not this one. */
export function formatMoment(moment: string | Date, now = new Date()): string {
  const date = new Date(moment);
  return new Intl.DateTimeFormat(formatLocale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(date.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(date);
}

/** A moment → "4 April 2027" in the reader's own time zone. */
export function formatDate(moment: string | Date): string {
  return new Intl.DateTimeFormat(formatLocale(), { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(moment),
  );
}

/** A moment → "18:30" in the reader's own time. */
export function formatTime(moment: string | Date): string {
  return new Intl.DateTimeFormat(formatLocale(), { hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  );
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds until something begins → "in 24 min", "in 3 h 9 min", "in 22 h", "in 3 days"; "any moment now" at last. */
export function formatUntil(ms: number): string {
  if (ms < minute) return i18next.t('until.soon');
  if (ms >= 2 * day) return i18next.t('until.days', { count: Math.floor(ms / day) });
  // From six hours on the minutes tell nobody anything.
  const length = formatLength(ms < 6 * hour ? ms : ms - (ms % hour));
  return i18next.t('until.in_length', { length });
}

/** Seats taken and seats that there are → "86 of 100 seats", "86 seats of unlimited"; empty where they are not told. */
export function formatSeats(viewers: number | null, limit: number | 'unlimited' | null): string {
  if (viewers === null || limit === null) return '';
  const taken = formatNumber(viewers);
  return limit === 'unlimited'
    ? i18next.t('seats.unlimited', { taken })
    : i18next.t('seats.of', { taken, limit: formatNumber(limit) });
}

/** How far away the day of a moment is on the reader's calendar: 0 today, 1 tomorrow. */
export function daysUntil(moment: string | Date, now = new Date()): number {
  const at = new Date(moment);
  const start = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
  return Math.round((start(at) - start(now)) / day);
}

/** A moment → "today, 18:30", "tomorrow, 18:30", else as `formatMoment` writes it; in the reader's own time. */
export function formatMomentLong(moment: string | Date, now = new Date()): string {
  const time = formatTime(moment);
  switch (daysUntil(moment, now)) {
    case 0:
      return i18next.t('moment.today', { time });
    case 1:
      return i18next.t('moment.tomorrow', { time });
    default:
      return formatMoment(moment, now);
  }
}
