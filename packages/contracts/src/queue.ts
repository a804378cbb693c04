import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { QueueEntryId, StreamId } from './ids.ts';
import { Moment } from './text.ts';

/** A viewer's place in the queue of a stream that is full. */
export const QueueTicket = z
  .object({
    id: QueueEntryId,
    position: z
      .int()
      .min(1)
      .describe('1 for the first. Those for whom a seat is reserved come before all others.'),
    reserved_until: Moment.nullable().describe(
      'Until when a free seat is reserved for the viewer: take it before then. Null while none is.',
    ),
  })
  .meta({ id: 'QueueTicket' });
export type QueueTicket = z.infer<typeof QueueTicket>;

/** The data of the server-sent event `queue`: the queue of a stream, as the one who receives it stands in it. */
export const QueueChange = z
  .object({
    length: z.int().min(0).describe('How many wait.'),
    ticket: QueueTicket.nullable().describe('Null for somebody who does not wait, or does no longer.'),
    seat_free: z
      .boolean()
      .describe('Whether a seat is free that is reserved for nobody: take it, unless you have a ticket.'),
    join_after_ms: z
      .int()
      .min(0)
      .describe(
        'With `seat_free`: how long to wait before taking the seat, in milliseconds, each by another random time.',
      ),
  })
  .meta({ id: 'QueueChange' });
export type QueueChange = z.infer<typeof QueueChange>;

export const joinQueue = endpoint({
  id: 'joinQueue',
  method: 'POST',
  path: '/v1/streams/{stream_id}/queue',
  tag: 'viewing',
  summary: 'Wait for a seat',
  description:
    'Someone unknown becomes a guest and gets the device cookie. Whoever waits already keeps the place. The event stream of the stream tells the place as it changes; it also keeps it: without a connection, repeat this request every minute. A place that nobody asked for in three minutes is lost, and a seat that is reserved goes to the next one when it is not taken in 30 seconds. Where a seat is free it is reserved at once.',
  caller: 'viewer',
  params: z.object({ stream_id: StreamId }),
  success: { 201: z.object({ ticket: QueueTicket, length: z.int().describe('How many wait.') }) },
  errors: [
    'sign_in_required',
    'membership_required',
    'stream_not_live',
    'seat_held',
    'queue_full',
    'rate_limited',
  ],
});

export const leaveQueue = endpoint({
  id: 'leaveQueue',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/queue/{ticket_id}',
  tag: 'viewing',
  summary: 'Stop waiting',
  description: 'A seat that was reserved goes to the next one. Doing so again changes nothing.',
  caller: 'viewer',
  params: z.object({ stream_id: StreamId, ticket_id: QueueEntryId }),
  success: { 204: z.null() },
  errors: [],
});
