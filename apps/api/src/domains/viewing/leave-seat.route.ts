import { leaveSeat as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { leaveSeat } from './leave-seat.ts';

export const leaveSeatRoute = route(endpoint, async ({ params, caller, context }) => {
  await leaveSeat(context, caller, { streamId: params.stream_id, seatId: params.seat_id });
  return null;
});
