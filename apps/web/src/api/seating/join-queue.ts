import type { AnswerOf, joinQueue as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/queue');

/** A place in the queue of a stream, and how many wait there. */
export type JoinedQueue = AnswerOf<typeof endpoint>;

/** Joins the queue of a stream, or gets the place that this viewer has there already and keeps it for longer. */
export function joinQueue(streamId: string): Promise<JoinedQueue> {
  return request(call, { params: { stream_id: streamId } });
}
