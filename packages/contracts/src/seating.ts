import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { SeatId, StreamId } from './ids.ts';
import { RoomAccess } from './streams/going-live.ts';
import { StreamState } from './streams/stream.ts';
import { Moment } from './text.ts';

/** A place in the audience, held by a lease that heartbeats renew. */
export const Seat = z
  .object({
    id: SeatId,
    lease_expires_at: Moment,
    release_key: z.string().describe('Gives the seat back without credentials, for beacons.'),
  })
  .meta({ id: 'Seat' });
export type Seat = z.infer<typeof Seat>;

/** What of a stream changes while somebody watches. */
const streamNews = {
  stream_state: StreamState,
  chat_seq: z.int().describe('The number of the newest chat event.'),
  viewers: z.int().describe('How many seats are taken.'),
};

/** Who the seat's holder is to others. A guest has no name before choosing one. */
export const Viewer = z
  .object({ kind: z.enum(['account', 'guest']), id: z.string(), display_name: z.string().nullable() })
  .meta({ id: 'Viewer' });
export type Viewer = z.infer<typeof Viewer>;

export const takeSeat = endpoint({
  id: 'takeSeat',
  method: 'POST',
  path: '/v1/streams/{stream_id}/seats',
  tag: 'viewing',
  summary: 'Take a seat and a token to watch with',
  description:
    'Someone unknown becomes a guest and gets the device cookie. Whoever already has a seat here gets the same seat with a new token. The answer says what a heartbeat would: the first one is due 30 s later.',
  caller: 'viewer',
  params: z.object({ stream_id: StreamId }),
  success: { 201: RoomAccess.extend({ seat: Seat, viewer: Viewer, ...streamNews }) },
  errors: ['sign_in_required', 'membership_required', 'stream_not_live', 'stream_full', 'rate_limited'],
});

const params = z.object({ stream_id: StreamId, seat_id: SeatId });

export const renewSeat = endpoint({
  id: 'renewSeat',
  method: 'PATCH',
  path: '/v1/streams/{stream_id}/seats/{seat_id}',
  tag: 'viewing',
  summary: 'Heartbeat',
  description:
    'Renews the lease; send it every 30 s. `chat_seq` shows whether chat events were missed. Without a connection to the room a seat is released after 90 s all the same.',
  caller: 'viewer',
  params,
  success: {
    200: z.object({ lease_expires_at: Moment, ...streamNews }),
  },
  errors: ['seat_ended'],
});

export const leaveSeat = endpoint({
  id: 'leaveSeat',
  method: 'DELETE',
  path: '/v1/streams/{stream_id}/seats/{seat_id}',
  tag: 'viewing',
  summary: 'Give the seat back',
  caller: 'viewer',
  params,
  success: { 204: z.null() },
  errors: [],
});

export const releaseSeat = endpoint({
  id: 'releaseSeat',
  method: 'POST',
  path: '/v1/streams/{stream_id}/seats/{seat_id}/release',
  tag: 'viewing',
  summary: 'Give the seat back by its key',
  description: 'For beacons, which carry no token: JSON, or the same JSON as `text/plain`.',
  caller: 'anyone',
  params,
  body: z.strictObject({ release_key: z.string().min(1).max(100) }),
  success: { 204: z.null() },
  errors: [],
});
