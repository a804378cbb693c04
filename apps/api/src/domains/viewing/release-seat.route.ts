import { releaseSeat as endpoint } from '@footlight/contracts';
import { route } from '../../http/route.ts';
import { releaseSeat } from './leave-seat.ts';

export const releaseSeatRoute = route(endpoint, async ({ params, body, context }) => {
  await releaseSeat(context, { streamId: params.stream_id, seatId: params.seat_id }, body.release_key);
  return null;
});
