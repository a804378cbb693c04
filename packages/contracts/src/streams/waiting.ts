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
  })
  .meta({ id: 'StreamChange' });
export type StreamChange = z.infer<typeof StreamChange>;

export const getStreamEvents = endpoint({
  id: 'getStreamEvents',
  method: 'GET',
  path: '/v1/streams/{stream_id}/events',
  tag: 'streams',
  summary: 'Hear at once when a stream changes',
  description:
    'Server-sent events. `stream` (see `StreamChange`) comes first and again whenever the stream changes; `gone` when it is not there for the caller any more. The connection ends after ten minutes at the most: connect again. Where this fails, ask for the stream every few seconds.',
  caller: 'viewer',
  params: ofStream,
  download: 'text/event-stream',
  success: { 200: z.unknown() },
  errors: [],
});
