import { daysUntil, formatLocale, formatMoment } from '../../lib/format.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A moment that is over → "now", "24 minutes ago", "3 hours ago", "yesterday", "5 days ago"; after a week its date. */
export function formatAgo(moment: string, now: number): string {
  const ms = Math.max(0, now - Date.parse(moment));
  const ago = new Intl.RelativeTimeFormat(formatLocale(), { numeric: 'auto' });
  if (ms < minute) return ago.format(0, 'second');
  if (ms < hour) return ago.format(-Math.floor(ms / minute), 'minute');
  if (ms < day) return ago.format(-Math.floor(ms / hour), 'hour');
  if (ms < 7 * day) return ago.format(daysUntil(moment, new Date(now)), 'day');
  return formatMoment(moment, new Date(now));
}
