import type { ChatMessage, postMessage as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/messages');

/** Sends a message to a stream's chat. Sending it again by the same client id is safe. */
export async function postMessage(
  streamId: string,
  { clientId, body }: { clientId: string; body: string },
): Promise<ChatMessage> {
  const { message } = await request(call, {
    params: { stream_id: streamId },
    body: { body, client_id: clientId },
  });
  return message;
}
