import type { AnswerOf, takeSeat as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/seats');

/** A seat, who sits on it, and a way into the room. */
export type TakenSeat = AnswerOf<typeof endpoint>;

/** Takes a seat, or gets the one that this viewer has already, with a new token. */
export function takeSeat(streamId: string): Promise<TakenSeat> {
  return request(call, { params: { stream_id: streamId } });
}
