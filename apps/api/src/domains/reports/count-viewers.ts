import type { Context } from '../../context.ts';
import type { Report } from './report.ts';
import { countFromSeats } from './reports.queries.ts';
import { firstMinute, viewersPerMinute } from './viewers.policy.ts';

/** What of a report is counted from seats. */
export type CountedFigures = Pick<
  Report,
  'joins' | 'uniqueViewers' | 'returningViewers' | 'watchedMs' | 'viewers'
>;

/** Counts the viewers of a stream from its seats, up to the end or up to now. */
export async function countViewers(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  stream: { id: string; channelId: string; startedAt: Date; endedAt: Date | null },
): Promise<CountedFigures> {
  const { id: streamId, channelId, startedAt, endedAt } = stream;
  // The clock of the server that started it can be ahead.
  const until = new Date(Math.max((endedAt ?? clock.now()).getTime(), startedAt.getTime()));
  const onAir = { streamId, channelId, startedAt, until };
  const counted = await countFromSeats(db, onAir, firstMinute(startedAt));
  if (!counted) throw new Error('A statement that only counts has one row.');
  const { changes, ...figures } = counted;
  return { ...figures, viewers: viewersPerMinute(changes, onAir) };
}
