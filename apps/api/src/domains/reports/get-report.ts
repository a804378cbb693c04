import type { Context } from '../../context.ts';
import { AppError, notFound } from '../../http/app-error.ts';
import type { AccountCaller } from '../../http/caller.ts';
import { fileName, getRunStream } from '../streams/index.ts';
import { type CountedFigures, countViewers } from './count-viewers.ts';
import { presentReportFile } from './report.presenter.ts';
import type { Report } from './report.ts';
import { findKeptReport, findSeatingFigures } from './reports.queries.ts';

/**
 * The report of a stream, for the staff of its channel: as it was kept when the stream ended, else counted now.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it was never started)
 */
export async function getReport(context: Context, caller: AccountCaller, streamId: string): Promise<Report> {
  const stream = await getRunStream(context, streamId, caller, 'moderate');
  const { id, title, channel, startedAt, endedAt } = stream;
  if (!startedAt) throw new AppError('invalid_state', 'This stream was never started.');
  const counted =
    (await keptFigures(context, id)) ??
    (await countViewers(context, { id, channelId: channel.id, startedAt, endedAt }));
  const seating = await findSeatingFigures(context.db, id);
  if (!seating) throw notFound();
  const { peak, queued, refused } = seating;
  // Times are taken before the lock, so that seats can seem to overlap by milliseconds; the peak was counted under it.
  const viewers = counted.viewers.map((most) => Math.min(most, peak));
  return {
    ...counted,
    streamId: id,
    title,
    channelName: channel.name,
    startedAt,
    endedAt,
    peak,
    queued,
    refused,
    viewers,
  };
}

async function keptFigures({ db }: Context, streamId: string): Promise<CountedFigures | undefined> {
  const kept = await findKeptReport(db, streamId);
  if (!kept) return undefined;
  const { joins, uniqueViewers, returningViewers, watchedMs, viewers } = kept;
  return { joins, uniqueViewers, returningViewers, watchedMs: Number(watchedMs), viewers };
}

/**
 * The report of a stream as a CSV file, and how that is called.
 * @throws AppError `not_found`, `forbidden`, `invalid_state` (it was never started)
 */
export async function getReportFile(
  context: Context,
  caller: AccountCaller,
  streamId: string,
): Promise<{ name: string; text: string }> {
  const report = await getReport(context, caller, streamId);
  return { name: fileName(report.title, 'csv'), text: presentReportFile(report) };
}
