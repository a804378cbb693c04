import type { ChatMessage, postMessage as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/messages');

/** Says something in a stream's chat. */
export async function postMessage(streamId: string, body: string): Promise<ChatMessage> {
  const { message } = await request(call, { params: { stream_id: streamId }, body: { body } });
  return message;
}
