import type { endStream as endpoint, Stream } from '@footlight/contracts';
import { callOf } from '../../lib/call.ts';
import { request } from '../../lib/request.ts';

const call = callOf<typeof endpoint>('POST', '/v1/streams/{stream_id}/end');

/** Ends the stream for everyone. */
export async function endStream(streamId: string): Promise<Stream> {
  const { stream } = await request(call, { params: { stream_id: streamId } });
  return stream;
}
