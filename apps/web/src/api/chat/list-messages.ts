import type { AnswerOf, listMessages as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('GET', '/v1/streams/{stream_id}/messages');

/** Fetches the last messages, those before a number, or every event after one. */
export function listMessages(
  streamId: string,
  query: { before?: string; after?: string },
  signal: AbortSignal,
): Promise<AnswerOf<typeof endpoint>> {
  return request(call, { params: { stream_id: streamId }, query }, { signal });
}
