import type { deleteMessage as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('DELETE', '/v1/streams/{stream_id}/messages/{message_id}');

/** Removes a message: one's own, or any as the host. */
export async function deleteMessage(streamId: string, messageId: string): Promise<void> {
  await request(call, { params: { stream_id: streamId, message_id: messageId } });
}
