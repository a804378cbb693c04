import type { AnswerOf, createHostToken as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/host-token');

/** Gets a way into the room for publishing. It is good for minutes, so each joining takes its own. */
export function getHostToken(streamId: string): Promise<AnswerOf<typeof endpoint>> {
  return request(call, { params: { stream_id: streamId } });
}
