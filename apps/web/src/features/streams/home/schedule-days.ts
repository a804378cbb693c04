import type { Stream } from '@footlight/contracts';
import type { TFunction } from 'i18next';
import { daysUntil, formatLocale } from '../../../lib/format.ts';

interface ScheduleDay {
  day: Date;
  streams: Stream[];
}

/** Streams that stand in the order of their times, by the day on the reader's calendar. */
export function daysOf(streams: readonly Stream[]): ScheduleDay[] {
  const days: ScheduleDay[] = [];
  for (const stream of streams) {
    if (stream.scheduled_for === null) continue;
    const day = new Date(stream.scheduled_for);
    const last = days.at(-1);
    if (last && last.day.toDateString() === day.toDateString()) last.streams.push(stream);
    else days.push({ day, streams: [stream] });
  }
  return days;
}

/** A day → "Today, Monday 23 November", "Tomorrow, …", else its date alone. */
export function dayLabel(day: Date, now: Date, t: TFunction<'streams'>): string {
  const date = new Intl.DateTimeFormat(formatLocale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
  }).format(day);
  const away = daysUntil(day, now);
  if (away === 0) return t('next.today', { date });
  return away === 1 ? t('next.tomorrow', { date }) : date;
}
