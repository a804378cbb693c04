import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { Moment } from '../text.ts';
import { StreamState, ofStream } from './stream.ts';

export const getCalendarFile = endpoint({
  id: 'getCalendarFile',
  method: 'GET',
  path: '/v1/streams/{stream_id}/calendar.ics',
  tag: 'streams',
  summary: 'A stream with a date, for calendars',
  description: 'RFC 5545. Its sequence number and state follow when it is moved or canceled.',
  caller: 'viewer',
  params: ofStream,
  download: 'text/calendar',
  success: { 200: z.unknown() },
  errors: [],
});

/** What somebody hears who waits for a stream, as the data of a server-sent event of this name. */
export const StreamChange = z
  .object({
    state: StreamState,
    scheduled_for: Moment.nullable(),
    allowed: z.boolean().describe('Whether the caller may watch now.'),
    join_after_ms: z
      .int()
      .min(0)
      .describe(
        'How long to wait before taking a seat, in milliseconds. The server spreads those who waited for a start, each by another random time.',
      ),
  })
  .meta({ id: 'StreamChange' });
export type StreamChange = z.infer<typeof StreamChange>;

/** The data of the server-sent event `reconnect`, the last one before the server ends a connection. */
export const ReconnectNotice = z
  .object({
    after_ms: z.int().min(0).describe('How long to wait before connecting again, in milliseconds.'),
  })
  .meta({ id: 'ReconnectNotice' });
export type ReconnectNotice = z.infer<typeof ReconnectNotice>;

export const getStreamEvents = endpoint({
  id: 'getStreamEvents',
  method: 'GET',
  path: '/v1/streams/{stream_id}/events',
  tag: 'streams',
  summary: 'Receive at once what changes of a stream',
  description:
    'Server-sent events. `stream` (see `StreamChange`) comes first and again whenever the stream changes; one that says the same again means that the reason has changed why you may not watch (`getAccess`); wait `join_after_ms` before taking a seat. `queue` (see `QueueChange`) comes while the stream is on air: how many wait for a seat, your place, and whether a seat is free; again whenever a full stream has a free seat. `gone` comes when the stream is not there for the caller any more. After ten minutes at the most, and when the server stops, `reconnect` (see `ReconnectNotice`) comes and the connection ends: connect again after `after_ms`. One network address keeps only so many of these connections open (`rate_limited`). Where this fails, ask for the stream every few seconds.',
  caller: 'viewer',
  params: ofStream,
  download: 'text/event-stream',
  success: { 200: z.unknown() },
  errors: ['rate_limited'],
});
