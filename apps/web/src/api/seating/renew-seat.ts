import type { AnswerOf, renewSeat as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('PATCH', '/v1/streams/{stream_id}/seats/{seat_id}');

/** What a heartbeat learns about the stream. */
export type Renewal = AnswerOf<typeof endpoint>;

/** Keeps the seat for another while. */
export function renewSeat(streamId: string, seatId: string): Promise<Renewal> {
  return request(call, { params: { stream_id: streamId, seat_id: seatId } });
}
