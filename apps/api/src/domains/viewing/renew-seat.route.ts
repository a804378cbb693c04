import { renewSeat as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { renewSeat } from './renew-seat.ts';

export const renewSeatRoute = route(endpoint, async ({ params, caller, context }) => {
  const heartbeat = await renewSeat(context, caller, { streamId: params.stream_id, seatId: params.seat_id });
  return {
    lease_expires_at: heartbeat.leaseExpiresAt.toISOString(),
    stream_state: heartbeat.streamState,
    chat_seq: heartbeat.chatSeq,
    viewers: heartbeat.viewers,
  };
});
