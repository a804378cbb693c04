import type { leaveSeat as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('DELETE', '/v1/streams/{stream_id}/seats/{seat_id}');

/** Gives the seat back. */
export async function leaveSeat(streamId: string, seatId: string): Promise<void> {
  await request(call, { params: { stream_id: streamId, seat_id: seatId } });
}
