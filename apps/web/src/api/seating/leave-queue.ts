import type { leaveQueue as endpoint } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('DELETE', '/v1/streams/{stream_id}/queue/{ticket_id}');

/** Gives a place in the queue up, and the seat that is reserved for it, if one is. */
export async function leaveQueue(streamId: string, ticketId: string): Promise<void> {
  await request(call, { params: { stream_id: streamId, ticket_id: ticketId } });
}
