import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { StreamId } from '../ids.ts';
import { Moment } from '../text.ts';
import { ofStream } from './stream.ts';

/** The most intervals into which a report divides a stream: two days by the minute. */
export const mostIntervals = 2_880;

/** How many watched a stream over time, in intervals of equal length. */
export const ViewersOverTime = z
  .object({
    from: Moment.describe('When the first interval begins: the minute of the start.'),
    interval_minutes: z
      .int()
      .min(1)
      .describe(`How long an interval is: 1 up to ${mostIntervals} minutes, longer for longer streams.`),
    most: z
      .array(z.int().min(0))
      .max(mostIntervals)
      .describe('The most viewers at once in each interval; the last one may be shorter.'),
  })
  .meta({ id: 'ViewersOverTime' });
export type ViewersOverTime = z.infer<typeof ViewersOverTime>;

/** Who watched a stream: counted, never sampled. */
export const StreamReport = z
  .object({
    stream_id: StreamId,
    started_at: Moment,
    ended_at: Moment.nullable().describe('Null while the stream is on air: the figures are those of now.'),
    peak_viewers: z.int().min(0).describe('The most viewers at once.'),
    unique_viewers: z.int().min(0).describe('How many accounts and guests had a seat.'),
    returning_viewers: z
      .int()
      .min(0)
      .describe(
        'How many of them had a seat in an earlier stream of the channel, in the 90 days before this one.',
      ),
    joins: z
      .int()
      .min(0)
      .describe('How many seats were taken: somebody who left and came back counts again.'),
    refused: z.int().min(0).describe('How many times a seat was refused because the stream was full.'),
    queued: z.int().min(0).describe('How many places in the queue were given.'),
    seconds_watched: z.int().min(0).describe('How long all viewers together watched.'),
    average_minutes: z
      .number()
      .min(0)
      .nullable()
      .describe('Minutes watched per viewer, to the hundredth. Null when nobody came.'),
    viewers: ViewersOverTime,
  })
  .meta({ id: 'StreamReport' });
export type StreamReport = z.infer<typeof StreamReport>;

export const getStreamReport = endpoint({
  id: 'getStreamReport',
  method: 'GET',
  path: '/v1/streams/{stream_id}/report',
  tag: 'streams',
  summary: 'Who watched a stream: viewers over time, and figures',
  description:
    'For the staff of its channel. Counted from every seat, while the stream is on air too. A stream that was never started has no report (`invalid_state`).',
  caller: 'account',
  params: ofStream,
  success: { 200: z.object({ report: StreamReport }) },
  errors: ['forbidden', 'invalid_state'],
});

export const getStreamReportFile = endpoint({
  id: 'getStreamReportFile',
  method: 'GET',
  path: '/v1/streams/{stream_id}/report.csv',
  tag: 'streams',
  summary: 'The report of a stream, for spreadsheets',
  description:
    'RFC 4180, with a header row: `measure,time,value`. The figures come first, without a time; then `viewers` for each minute: the most viewers at once in it. A text that a spreadsheet could take for a formula begins with an apostrophe.',
  caller: 'account',
  params: ofStream,
  download: 'text/csv',
  success: { 200: z.unknown() },
  errors: ['forbidden', 'invalid_state'],
});
