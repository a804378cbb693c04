import type { StreamReport } from '@footlight/contracts';
import type { Report } from './report.ts';
import { divideIntoIntervals, firstMinute } from './viewers.policy.ts';

/** Minutes watched per viewer, to the hundredth; null when nobody came. */
function averageMinutes({ watchedMs, uniqueViewers }: Report): number | null {
  return uniqueViewers === 0 ? null : Math.round(watchedMs / 600 / uniqueViewers) / 100;
}

/** The report of a stream as its channel's staff sees it. */
export function presentReport(report: Report): StreamReport {
  const { minutes, most } = divideIntoIntervals(report.viewers);
  return {
    stream_id: report.streamId,
    started_at: report.startedAt.toISOString(),
    ended_at: report.endedAt?.toISOString() ?? null,
    peak_viewers: report.peak,
    unique_viewers: report.uniqueViewers,
    returning_viewers: report.returningViewers,
    joins: report.joins,
    refused: report.refused,
    queued: report.queued,
    seconds_watched: Math.floor(report.watchedMs / 1_000),
    average_minutes: averageMinutes(report),
    viewers: { from: firstMinute(report.startedAt).toISOString(), interval_minutes: minutes, most },
  };
}

/** A field of a CSV file (RFC 4180). A text that a spreadsheet would run as a formula begins with an apostrophe. */
function field(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The report of a stream as a CSV file: the figures, then the viewers of each minute. */
export function presentReportFile(report: Report): string {
  const { viewers, ...shown } = presentReport(report);
  const from = Date.parse(viewers.from);
  const figures: [string, string | number][] = [
    ['title', report.title],
    ['channel', report.channelName],
    ['started_at', shown.started_at],
    ['ended_at', shown.ended_at ?? ''],
    ['peak_viewers', shown.peak_viewers],
    ['unique_viewers', shown.unique_viewers],
    ['returning_viewers', shown.returning_viewers],
    ['joins', shown.joins],
    ['refused', shown.refused],
    ['queued', shown.queued],
    ['seconds_watched', shown.seconds_watched],
    ['average_minutes', shown.average_minutes ?? ''],
  ];
  const rows = [
    ['measure', 'time', 'value'],
    ...figures.map(([measure, value]) => [measure, '', field(value)]),
    ...report.viewers.map((most, minute) => [
      'viewers',
      new Date(from + minute * 60_000).toISOString(),
      field(most),
    ]),
  ];
  return rows.map((row) => `${row.join(',')}\r\n`).join('');
}
