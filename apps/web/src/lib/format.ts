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

/** A moment → "18:30" in the reader's own time. */
export function formatTime(moment: string | Date): string {
  return new Intl.DateTimeFormat(formatLocale(), { hour: '2-digit', minute: '2-digit' }).format(
    new Date(moment),
  );
}
